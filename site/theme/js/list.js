// A list that stands complete in the page: this narrows and orders it, keeps both in the address, and gives the rows
// shown as CSV. Every word and value comes from the markup (see _list.html).
(() => {
  'use strict';
  const box = document.querySelector('.listing');
  if (!box) return;
  const table = box.querySelector('table');
  const rows = [...table.querySelectorAll('tr[data-id]')];
  const homes = rows.map(row => row.parentNode);
  const heads = [...table.querySelectorAll('th[data-sort]')];
  const form = box.querySelector('form');
  const choices = [...form.querySelectorAll('select')];
  const status = form.querySelector('[role=status]');
  const clear = form.querySelector('[type=reset]');
  let sort = '';
  let order = '';

  const options = choices.flatMap(choice => [...choice.options].slice(1).map(option => ({choice, option, label: option.text})));
  const has = (row, name, value) => row.dataset[name].split(' ').includes(value);
  const fits = (row, but) => choices.every(each => each === but || !each.value || has(row, each.name, each.value));
  const shown = () => [...table.querySelectorAll('tr[data-id]')].filter(row => !row.hidden);

  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const choice of choices) {
      choice.value = asked.get(choice.name) || '';
      if (choice.selectedIndex >= 0) continue;
      // A value that no row has: no row is shown, as asked.
      choice.add(new Option(asked.get(choice.name)));
      choice.value = asked.get(choice.name);
    }
    const key = asked.get('sort') || '';
    sort = heads.some(head => [head.dataset.sort, `-${head.dataset.sort}`].includes(key)) ? key : '';
    show();
  };

  const write = () => {
    const asked = new URLSearchParams(choices.filter(each => each.value).map(each => [each.name, each.value]));
    if (sort) asked.set('sort', sort);
    history.pushState(null, '', location.pathname + (`${asked}` && `?${asked}`));
    show();
  };

  const arrange = () => {
    if (sort === order) return;
    order = sort;
    const head = heads.find(each => each.dataset.sort === sort.replace(/^-/, ''));
    if (!head) {
      rows.forEach((row, at) => homes[at].append(row));
      return;
    }
    const number = head.dataset.kind === 'number';
    const way = sort[0] === '-' ? -1 : 1;
    const keyed = rows.map(row => {
      const cell = row.cells[head.cellIndex];
      return {row, key: cell.dataset.value ?? cell.textContent.trim()};
    });
    const compare = (a, b) => number ? a - b : a.localeCompare(b, document.documentElement.lang);
    // Rows without a value come last either way.
    keyed.sort((a, b) => !a.key - !b.key || way * compare(a.key, b.key));
    table.tBodies[0].append(...keyed.map(each => each.row));
  };

  const show = () => {
    arrange();
    for (const row of rows) row.hidden = !fits(row);
    const whole = choices.every(each => !each.value);
    for (const group of table.querySelectorAll('tr.group')) {
      group.querySelector('small').hidden = !whole; // it counts all rows
      group.hidden = order !== '' || !rows.some((row, at) => homes[at] === group.parentNode && !row.hidden);
    }
    for (const {choice, option, label} of options) {
      const count = rows.filter(row => fits(row, choice) && has(row, choice.name, option.value)).length;
      option.text = `${label} (${count})`;
      option.disabled = !count && !option.selected;
    }
    for (const head of heads) {
      const key = head.dataset.sort;
      if (sort === key || sort === `-${key}`) head.setAttribute('aria-sort', sort === key ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
    }
    clear.hidden = whole && !sort;
    status.textContent = status.dataset.words.replace('{shown}', shown().length).replace('{all}', rows.length);
  };

  // The records of the published table, byte for byte, by id (its first column), and the header.
  const published = async () => {
    const answer = await fetch(box.dataset.csv);
    if (!answer.ok) throw new Error(answer.status);
    const [head, ...records] = (await answer.text()).match(/(?:[^"\n]|"[^"]*")+/g);
    return {head, of: new Map(records.map(record => [record.split(',', 1)[0], record]))};
  };
  const cell = value => /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  const save = async () => {
    try {
      const {head, of} = await published();
      const more = box.dataset.more.split(' ').filter(Boolean);
      const lines = shown().map(row => [of.get(row.dataset.id), ...more.map(name => cell(row.dataset[`csv_${name}`]))].join());
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([[[head, ...more], ...lines, ''].join('\n')], {type: 'text/csv'}));
      link.download = box.dataset.file;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    } catch {
      status.textContent = status.dataset.failed;
    }
  };

  for (const head of heads) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.onclick = () => {
      const key = head.dataset.sort;
      sort = sort === key ? `-${key}` : sort === `-${key}` ? '' : key;
      write();
    };
  }
  form.onchange = write;
  form.onsubmit = event => event.preventDefault();
  form.onreset = event => {
    event.preventDefault();
    for (const choice of choices) choice.value = '';
    sort = '';
    write();
    choices[0].focus();
  };
  form.elements.csv.onclick = save;
  addEventListener('popstate', read);
  read();
})();
