// Ties it together: one view at a time, shown from the address.

function showView() {
  const view = currentView();
  showFilters(filtersOf(view));
  showCell(view.cell);
}

/** Follows a link within the page that names a view, without a jump of the page below. */
function follow(event) {
  const anchor = event.target.closest('a[href^="#"]');
  if (!anchor || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const { cell, ...filters } = viewOf(anchor.hash);
  if (cell !== undefined) {
    event.preventDefault();
    goTo({ ...filtersOf(currentView()), cell });
  } else if (!isEmpty(filters)) {
    event.preventDefault();
    goTo(filters);
    showRules();
  } else if (Object.keys(currentView()).length > 0) {
    // The address has a view to keep: go there without it.
    event.preventDefault();
    const place = document.getElementById(anchor.hash.slice(1));
    place?.scrollIntoView();
    place?.focus({ preventScroll: true });
  }
}

function showRules() {
  const rules = document.getElementById('rules');
  rules.scrollIntoView();
  rules.querySelector('details.suite:not([hidden]) summary')?.focus({ preventScroll: true });
}

document.documentElement.classList.add('js');
form.hidden = false;
document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button?.matches('.copy')) void copyBeside(button);
  else if (button?.matches('.close')) leaveCell();
  else follow(event);
});
// A click beside the dialog closes it.
dialog.addEventListener('click', (event) => {
  if (event.target === dialog) leaveCell();
});
dialog.addEventListener('cancel', (event) => {
  event.preventDefault();
  leaveCell();
});
// A browser may close it on its own. This event comes later than the closing: another cell may be open by then.
dialog.addEventListener('close', () => {
  if (!dialog.open) leaveCell();
});

function leaveCell() {
  goTo(filtersOf(currentView()));
}

function readFilters() {
  return Object.fromEntries(FILTERS.map((name) => [name, form.elements[name].value.trim()]));
}
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', (event) => {
  event.preventDefault();
  goTo({});
});
form.addEventListener('change', (event) => {
  if (event.target.name !== 'text') goTo(readFilters());
});
// Typing is one step, however many letters it has.
let typing = false;
form.elements.text.addEventListener('input', () => {
  goTo(readFilters(), { replace: typing });
  typing = true;
});
form.elements.text.addEventListener('blur', () => {
  typing = false;
});

for (const { suite } of suites) {
  suite.addEventListener('toggle', () => {
    if (suite.open) linkCells(suite);
  });
}
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});
addEventListener('popstate', showView);
addEventListener('hashchange', showView);

showView();
if (Object.keys(filtersOf(currentView())).length > 0) showRules();
