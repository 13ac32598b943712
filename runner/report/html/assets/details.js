// The dialog with all of one cell.

const dialog = document.querySelector('dialog');

function showCell(id) {
  const place = id === undefined ? undefined : findCell(id);
  const isUnknown = id !== undefined && place === undefined;
  document.querySelector('.notice').textContent = isUnknown ? `This report has no cell ${id}.` : '';
  if (place === undefined) {
    if (dialog.open) dialog.close();
    return;
  }
  const wasOpen = dialog.open;
  dialog.replaceChildren(...cellDetails(place));
  if (!wasOpen) dialog.showModal();
  dialog.scrollTop = 0;
  const current = dialog.querySelector('[aria-current]');
  settle(dialog.querySelector('[data-roving]'), current);
  current.focus();
}

function cellDetails(place) {
  const rule = data().rules[place.rule];
  const runtime = data().runtimes[place.runtime];
  const target = data().targets[place.target];
  const record = recordOf(place.rule, place.runtime, place.target);
  return [
    element(
      'header',
      {},
      element('h2', { id: 'cell-title' }, rule.id),
      element('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '✕'),
    ),
    element('p', { class: 'statement' }, rule.statement, ' ', element('em', {}, rule.strength)),
    cellPicker(place),
    element('h3', {}, badge(record), ` declared ${target}, in ${runtime.id}`),
    facts(rule, runtime, record, place),
    element('p', { role: 'status', class: 'hidden' }),
  ];
}

function classOf({ state, severity }) {
  return severity ? `${state} ${severity}` : state;
}

function badge(record) {
  return element(
    'span',
    { class: `badge ${classOf(record)}` },
    element('span', { 'aria-hidden': 'true' }, record.sign),
    ` ${record.meaning}`,
  );
}

/** All cells of the rule: runtimes down, targets across. */
function cellPicker({ rule, runtime, target }) {
  const { runtimes, targets, labels, rules } = data();
  const columns = targets
    .map((_, index) => index)
    .filter((at) => rules[rule].cells.some((row) => row[at] > 0));
  const cell = (atRuntime, atTarget) => {
    const record = recordOf(rule, atRuntime, atTarget);
    if (record === undefined) return element('td');
    const attributes = {
      class: `square ${classOf(record)}`,
      href: addressOf({
        ...filtersOf(currentView()),
        cell: cellId({ rule, runtime: atRuntime, target: atTarget }),
      }),
      'aria-current': atRuntime === runtime && atTarget === target ? 'true' : undefined,
      'aria-label': `${targets[atTarget]} in ${runtimes[atRuntime].id}: ${record.meaning}`,
      title: record.meaning,
    };
    return element('td', {}, element('a', attributes, record.sign));
  };
  return element(
    'div',
    { class: 'wide' },
    element(
      'table',
      { class: 'picker', 'data-roving': 'a', 'aria-label': 'All cells of this rule' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('td'),
          columns.map((at) => element('th', { scope: 'col', title: targets[at] }, labels[at])),
        ),
      ),
      element(
        'tbody',
        {},
        runtimes.map(({ id }, at) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, id),
            columns.map((column) => cell(at, column)),
          ),
        ),
      ),
    ),
  );
}

function facts(rule, runtime, record, place) {
  const since = rule.since?.[place.runtime];
  const fill = (template) =>
    template.replace('{rule}', () => rule.id).replace('{target}', () => data().targets[place.target]);
  const rows = [
    ['expected', record.expected === undefined ? 'what was observed' : element('code', {}, record.expected)],
    ['observed', element('code', {}, record.observed)],
    [
      record.state === 'fixed' ? 'remove' : 'known',
      record.reason && [record.reason, ' ', record.link ? link(record.link) : ''],
    ],
    ['repeat', commandLine(fill(runtime.command))],
    ['for an issue', commandLine(fill(runtime.repro))],
    ['stderr', record.stderr && element('pre', { tabindex: '0' }, record.stderr)],
    ['as it is', since],
    [
      'sources',
      element(
        'ul',
        {},
        rule.sources.map((source) => element('li', {}, link(source))),
      ),
    ],
  ];
  return element(
    'dl',
    {},
    rows
      .filter(([, value]) => value)
      .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );
}

function commandLine(command) {
  return element(
    'div',
    { class: 'command' },
    element('code', {}, command),
    ' ',
    element('button', { type: 'button', class: 'copy' }, 'Copy'),
  );
}
