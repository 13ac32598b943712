// The data of the page's cells, described in runner/report/html/page-data.ts. It is read when it is first
// needed: showing the page needs none of it.

let parsedData;
function data() {
  parsedData ??= JSON.parse(document.getElementById('data').textContent);
  return parsedData;
}

function recordOf(rule, runtime, target) {
  const index = data().rules[rule]?.cells[runtime]?.[target] ?? 0;
  return index === 0 ? undefined : data().records[index - 1];
}

function cellId({ rule, runtime, target }) {
  const { rules, runtimes, targets } = data();
  return `${rules[rule].id}@${targets[target]}#${runtimes[runtime].id}`;
}

/** The indices of rule, runtime and target that an id names, or undefined when no cell has it. */
function findCell(id) {
  const { rules, runtimes, targets } = data();
  const [, ruleId, targetId, runtimeId] = /^([^@]*)@([^#]*)#(.*)$/.exec(id) ?? [];
  const place = {
    rule: rules.findIndex((rule) => rule.id === ruleId),
    runtime: runtimes.findIndex((runtime) => runtime.id === runtimeId),
    target: targets.indexOf(targetId),
  };
  return recordOf(place.rule, place.runtime, place.target) === undefined ? undefined : place;
}
