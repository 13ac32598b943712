import ts from 'typescript';

/** The second half of `callee(…)`'s argument at an index, when it is an object literal; undefined when there is none. */
export function objectArgument(
  source: ts.SourceFile,
  callee: string,
  index: number,
): ts.ObjectLiteralExpression | undefined {
  const visit = (node: ts.Node): ts.ObjectLiteralExpression | undefined => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === callee) {
      const argument = node.arguments[index];
      if (argument !== undefined && ts.isObjectLiteralExpression(argument)) return argument;
    }
    return ts.forEachChild(node, visit);
  };
  return visit(source);
}

export function propertyOf(
  source: ts.SourceFile,
  object: ts.ObjectLiteralExpression,
  name: string,
): ts.Expression | undefined {
  const property = object.properties.find(
    (candidate) => ts.isPropertyAssignment(candidate) && candidate.name.getText(source) === name,
  );
  return property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

/** The text of a file with a member added at the end of one of its object literals. */
export function withMember(
  source: ts.SourceFile,
  object: ts.ObjectLiteralExpression,
  member: string,
): string {
  const { text } = source;
  const last = object.properties.at(-1);
  const at = last?.end ?? object.getStart(source) + 1;
  const hasComma = object.properties.hasTrailingComma;
  const rest = hasComma ? text.slice(at).replace(/^\s*,/, '') : text.slice(at);
  return `${text.slice(0, at)}${last === undefined ? '' : ','}\n${member},${rest}`;
}

/** The value of a property that is a string literal. */
export function stringProperty(
  source: ts.SourceFile,
  object: ts.ObjectLiteralExpression,
  name: string,
): string | undefined {
  const value = propertyOf(source, object, name);
  return value !== undefined && ts.isStringLiteral(value) ? value.text : undefined;
}
