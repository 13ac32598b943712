/** Whether a macro is defined where a reproduction is compiled; null: that is left to the compiler. */
export type IsDefined = (macro: string) => boolean | null;

interface Branch {
  /** `kept`: its lines alone stay; `dropped`: they go; `open`: lines and directives stay. */
  state: 'kept' | 'dropped' | 'open';
  /** A branch of the conditional is kept, so that those after it go. */
  isDecided: boolean;
}

/**
 * Takes the conditionals out of a C source that can be decided: those on whether macros are defined. Of one that can
 * be decided in part, the directive keeps the rest.
 */
export function resolveConditionals(source: string, isDefined: IsDefined): string {
  const branches: Branch[] = [];
  const kept: string[] = [];
  for (const line of source.split('\n')) {
    const [, directive, condition = ''] = /^\s*#\s*(if|ifdef|ifndef|elif|else|endif)\b(.*)$/.exec(line) ?? [];
    const branch = branches.at(-1);
    if (directive === 'if' || directive === 'ifdef' || directive === 'ifndef') {
      const isOutside = isKept(branches);
      const next: Branch = { state: 'dropped', isDecided: false };
      branches.push(next);
      const opening = enter(next, remaining(termsOf(directive, condition), isDefined));
      if (isOutside && opening !== null) kept.push(opening);
    } else if (directive === undefined) {
      if (isKept(branches)) kept.push(line);
    } else {
      if (branch === undefined) throw new Error(`#${directive} without #if`);
      const isOutside = isKept(branches.slice(0, -1));
      if (branch.state === 'open') {
        if (isOutside) kept.push(directive === 'endif' ? '#endif' : line);
      } else if (branch.isDecided) branch.state = 'dropped';
      else {
        const rest = directive === 'elif' ? remaining(termsOf('if', condition), isDefined) : true;
        const opening = enter(branch, rest);
        if (isOutside && opening !== null) kept.push(opening);
      }
      if (directive === 'endif') branches.pop();
    }
  }
  return kept.join('\n');
}

function isKept(branches: readonly Branch[]): boolean {
  return branches.every(({ state }) => state !== 'dropped');
}

/** Sets the state of a branch by its condition; returns the directive that stays, or null. */
function enter(branch: Branch, rest: boolean | string): string | null {
  branch.state = rest === true ? 'kept' : rest === false ? 'dropped' : 'open';
  branch.isDecided = rest === true;
  return typeof rest === 'string' ? `#if ${rest}` : null;
}

function termsOf(directive: 'if' | 'ifdef' | 'ifndef', condition: string): string[] {
  const text = condition.replace(/\/\*.*?\*\//, '').trim();
  if (directive === 'if') return text.split('&&').map((term) => term.trim());
  return [`${directive === 'ifndef' ? '!' : ''}defined(${text})`];
}

/** True or false when that is sure, else the terms that the compiler must decide. */
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
