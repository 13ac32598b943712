/** Whether a macro is defined where a reproduction is compiled; null: that is left to the compiler. */
export type IsDefined = (macro: string) => boolean | null;

interface Branch {
  /** `kept`: its lines alone stay; `dropped`: they go; `open`: lines and directives stay. */
  state: 'kept' | 'dropped' | 'open';
}

/**
 * Takes the conditionals out of a C source that can be decided: those on whether macros are defined. Of one that can
 * be decided in part, the directive asks for the rest.
 */
export function resolveConditionals(source: string, isDefined: IsDefined): string {
  const branches: Branch[] = [];
  const kept: string[] = [];
  for (const line of source.split('\n')) {
    const [, directive = '', condition = ''] = /^\s*#\s*(if|ifdef|ifndef|else|endif)\b(.*)$/.exec(line) ?? [];
    const outside = branches.every(({ state }) => state !== 'dropped');
    const innermost = branches.at(-1);
    switch (directive) {
      case 'if':
      case 'ifdef':
      case 'ifndef': {
        const rest = remaining(termsOf(directive, condition), isDefined);
        branches.push({ state: rest === true ? 'kept' : rest === false ? 'dropped' : 'open' });
        if (outside && typeof rest === 'string') kept.push(`#if ${rest}`);
        break;
      }
      case 'else':
        if (innermost === undefined) throw new Error('#else without #if');
        if (innermost.state === 'open') {
          if (outside) kept.push(line);
        } else innermost.state = innermost.state === 'kept' ? 'dropped' : 'kept';
        break;
      case 'endif':
        branches.pop();
        if (innermost?.state === 'open' && outside) kept.push('#endif');
        break;
      default:
        if (outside) kept.push(line);
    }
  }
  return kept.join('\n');
}

function termsOf(directive: 'if' | 'ifdef' | 'ifndef', condition: string): string[] {
  const text = condition.replace(/\/\*.*?\*\//, '').trim();
  if (directive === 'if') return text.split('&&').map((term) => term.trim());
  return [`${directive === 'ifndef' ? '!' : ''}defined(${text})`];
}

/** True or false when that is sure, else the terms that are to be asked of the compiler. */
function remaining(terms: readonly string[], isDefined: IsDefined): boolean | string {
  const unsure: string[] = [];
  for (const term of terms) {
    const [, negation = '', macro] = /^(!?)defined\((\w+)\)$/.exec(term) ?? [];
    const defined = macro === undefined ? null : isDefined(macro);
    if (defined === null) unsure.push(term);
    else if (defined === (negation === '!')) return false;
  }
  return unsure.length === 0 ? true : unsure.join(' && ');
}
