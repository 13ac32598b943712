// Finds the cells that the filters let through.

function isEmpty(filters) {
  return FILTERS.every((name) => !filters[name]);
}

/** Per rule the cells that the filters let through, and the index of the only runtime or -1. */
function find({ suite, runtime, target, verdict, outcome, text }) {
  const { rules, runtimes, targets, records } = data();
  const column = runtimes.findIndex(({ id }) => id === runtime);
  const targetIndex = targets.indexOf(target);
  const words = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = records.map((record) => isWanted(record, verdict, outcome));
  const texts = words.length === 0 ? [] : searchTexts();
  const cells = rules.map((rule, index) => {
    if (suite && !rule.id.startsWith(`${suite}/`)) return [];
    const left = words.filter((word) => !texts.rules?.[index].includes(word));
    const found = [];
    rule.cells.forEach((row, at) => {
      if (runtime && at !== column) return;
      row.forEach((record, atTarget) => {
        if (record === 0 || !wanted[record - 1] || (target && atTarget !== targetIndex)) return;
        if (left.every((word) => texts.records[record - 1].includes(word))) {
          found.push({ record, runtime: at, target: atTarget });
        }
      });
    });
    return found;
  });
  return { cells, runtime: column };
}

function isWanted({ state, severity }, verdict, outcome) {
  if (outcome && severity !== outcome) return false;
  if (!verdict) return true;
  return verdict === 'deviating' ? state !== 'conforms' && state !== 'unsupported' : state === verdict;
}

let foundTexts;
function searchTexts() {
  foundTexts ??= {
    rules: data().rules.map(({ id, statement }) => `${id} ${statement}`.toLowerCase()),
    records: data().records.map(({ observed, reason = '' }) => `${observed} ${reason}`.toLowerCase()),
  };
  return foundTexts;
}
