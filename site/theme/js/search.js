// Search in the reader's browser: the header's link and the key '/' open it in a dialog, on its own page it works in
// place. Plain substrings over folded text; every word must be found. All words shown come from search.html.
(() => {
  'use strict';
  const opener = document.querySelector('a.search-link');
  if (!opener) return;
  const title = opener.textContent;
  const page = opener.href.split('?')[0];
  const MOST = 6; // results of a kind at first
  const AROUND = 70; // letters shown on either side of a word found in a text

  // Letters written in more than one way; the second is compared. One for one, so that places in a text stay as they are.
  const VARIANTS = new Map([...'澤沢國国髙高﨑崎濱浜邊辺齋斎廣広櫻桜嶋島’\'‘\'‐-–-—-'].flatMap((char, at, all) => at % 2 ? [] : [[char, all[at + 1]]]));
  const fold = text => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').normalize('NFC').toLowerCase()
    .replace(/[澤國髙﨑濱邊齋廣櫻嶋’‘‐–—]/g, char => VARIANTS.get(char));

  let index;
  const load = () => index ??= fetch(new URL(`index.${document.documentElement.lang}.json`, page))
    .then(answer => answer.ok ? answer.json() : Promise.reject(answer.status))
    .then(prepared, error => { index = undefined; throw error; });
  const prepared = kinds => Object.entries(kinds).flatMap(([kind, all]) => all.map(([id, name, other, also, text, lang]) => {
    const names = fold([name, other, also, id, id.replaceAll('-', ' ')].join('\n')).split('\n').filter(Boolean);
    // Foreign names in kana are also found without the points between their parts.
    names.push(...names.filter(each => each.includes('・')).map(each => each.replaceAll('・', '')));
    const keys = names.join('\n');
    const address = new URL(`../${kind}/${id}/`, page).href;
    return {kind, name, other, lang, also, text, names, keys, address, whole: `${keys}\n${fold(text)}`};
  }));

  // How close a name comes to a phrase: 4 the same, 3 a large part of it is the same, 2 it holds it; within that, names
  // that begin so and short ones come sooner.
  const closeness = (name, phrase) => {
    if (!name.includes(phrase)) return 0;
    if (name === phrase) return 4;
    const share = phrase.length / name.length;
    return (share > .3 && name.split(/[・ ]/).includes(phrase) ? 3 : 2) + share / 2 + name.startsWith(phrase) * .4;
  };

  // Records that hold every word. Those with the words in their names come first, the closer the name the sooner.
  const find = (records, words) => {
    const phrase = words.join(' ');
    return records.filter(each => words.every(word => each.whole.includes(word))).map(each => {
      const named = words.filter(word => each.keys.includes(word)).length / words.length;
      return {...each, rank: Math.max(named, ...each.names.map(name => closeness(name, phrase)))};
    }).sort((a, b) => b.rank - a.rank);
  };

  const make = (tag, ...content) => {
    const made = document.createElement(tag);
    made.append(...content);
    return made;
  };

  const marked = (text, words) => {
    const folded = fold(text);
    const made = document.createDocumentFragment();
    let at = 0;
    while (folded.length === text.length) {
      const [start, word] = words.map(each => [folded.indexOf(each, at), each]).filter(([from]) => from >= 0)
        .sort((a, b) => a[0] - b[0] || b[1].length - a[1].length)[0] || [];
      if (!word) break;
      made.append(text.slice(at, start), make('mark', text.slice(start, start + word.length)));
      at = start + word.length;
    }
    made.append(text.slice(at));
    return made;
  };

  // Where a word stands that the two names shown lack, with what is around it.
  const around = (record, words) => {
    const names = fold(`${record.name}\n${record.other}`);
    const word = words.find(each => !names.includes(each));
    const field = word && `${record.text}\n${record.also}`.split('\n').find(each => fold(each).includes(word));
    if (!field) return [];
    const at = fold(field).indexOf(word);
    const to = at + word.length + AROUND;
    const blank = field.slice(0, at).indexOf(' ', Math.max(0, at - AROUND));
    const from = at <= AROUND ? 0 : blank < 0 ? at - AROUND : blank + 1;
    return [from ? '…' : '', marked(field.slice(from, to), words), to < field.length ? '…' : ''];
  };

  const item = (record, words) => {
    const link = make('a', marked(record.name, words));
    link.href = record.address;
    const made = make('li', link);
    if (record.other) {
      const other = make('small', marked(record.other, words));
      other.lang = record.lang;
      made.append(' ', other);
    }
    const text = around(record, words);
    if (text.length) made.append(make('p', ...text));
    return made;
  };

  const keyed = () => {
    try {
      return localStorage.getItem('search-key') !== 'off';
    } catch {
      return true;
    }
  };

  // Makes a section of search.html work; `settle` is told what was looked for.
  const enliven = (box, settle) => {
    const said = box.dataset;
    const field = box.querySelector('[name=q]');
    const status = box.querySelector('.found');
    const results = box.querySelector('.results');
    const hints = box.querySelector('.hints');
    const kinds = new Map([...box.querySelectorAll('[data-kind]')].map(each => [each.dataset.kind, each.textContent]));
    box.querySelector('.unscripted').remove();

    const group = (kind, records, words) => {
      const list = make('ul', ...records.slice(0, MOST).map(each => item(each, words)));
      const made = make('section', make('h2', kinds.get(kind), ' ', make('small', records.length)), list);
      if (records.length > MOST) {
        const all = make('button', said.all.replace('{n}', records.length));
        all.type = 'button';
        all.onclick = () => {
          list.append(...records.slice(MOST).map(each => item(each, words)));
          list.children[MOST].querySelector('a').focus();
          all.remove();
        };
        made.append(all);
      }
      return made;
    };

    const draw = (found, words) => {
      const order = [...kinds.keys()];
      const groups = order.map(kind => [kind, found.filter(each => each.kind === kind)]).filter(([, each]) => each.length)
        .sort((a, b) => Math.floor(b[1][0].rank) - Math.floor(a[1][0].rank));
      results.replaceChildren(...groups.map(([kind, records]) => group(kind, records, words)));
      hints.hidden = groups.length > 0;
      status.textContent = found.length > 1 ? said.many.replace('{n}', found.length) : found.length ? said.one : said.none;
    };

    const look = async () => {
      const asked = field.value;
      const words = fold(asked).split(/\s+/).filter(Boolean);
      settle(asked.trim());
      results.replaceChildren();
      hints.hidden = false;
      status.textContent = '';
      if (/^[\x00-\x7f]?$/.test(words.join(''))) return; // one plain letter is in every record
      status.textContent = said.loading;
      try {
        const records = await load();
        if (asked === field.value) draw(find(records, words), words);
      } catch {
        status.textContent = said.failed;
      }
    };

    let timer;
    field.oninput = () => {
      clearTimeout(timer);
      timer = setTimeout(look, 120);
    };
    box.onkeydown = event => {
      const stops = [field, ...results.querySelectorAll('a')];
      const at = stops.indexOf(event.target) + {ArrowDown: 1, ArrowUp: -1}[event.key];
      if (!stops.includes(event.target) || !stops[at]) return;
      event.preventDefault();
      stops[at].focus();
    };
    const key = box.querySelector('.key');
    const tick = key.querySelector('input');
    key.hidden = false;
    tick.checked = keyed();
    tick.onchange = () => localStorage.setItem('search-key', tick.checked ? 'on' : 'off');
    return {field, look};
  };

  const inPlace = box => {
    const address = asked => `${page}${asked && `?${new URLSearchParams({q: asked})}`}`;
    const {field, look} = enliven(box, asked => history.replaceState(null, '', address(asked)));
    box.querySelector('form').onsubmit = event => {
      event.preventDefault();
      look();
    };
    field.value = new URLSearchParams(location.search).get('q') || '';
    if (field.value) look();
    return () => field.select();
  };

  const inDialog = () => {
    let made;
    const build = async () => {
      const answer = await fetch(page);
      const box = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.search');
      for (const link of box.querySelectorAll('a')) link.href = new URL(link.getAttribute('href'), page);
      box.querySelector('form').action = page;
      const close = make('button', box.dataset.close);
      close.type = 'button';
      close.className = 'close';
      const dialog = make('dialog', close, box);
      const shut = () => {
        dialog.close();
        // Where nothing had the focus before, the field keeps it until the next frame, and would swallow the key.
        if (dialog.contains(document.activeElement)) document.activeElement.blur();
      };
      dialog.className = 'search-dialog';
      dialog.ariaLabel = title;
      const {field} = enliven(box, () => {});
      field.autofocus = true;
      close.onclick = shut;
      dialog.onclick = event => {
        if (event.target === dialog) shut();
      };
      dialog.onkeydown = event => {
        if (event.key !== 'Escape') return;
        event.preventDefault(); // or the field of kind search would only be emptied
        shut();
      };
      document.body.append(dialog);
      return dialog;
    };
    return async () => {
      try {
        load().catch(() => {});
        const dialog = await (made ??= build());
        if (!dialog.open) dialog.showModal();
      } catch {
        location = page;
      }
    };
  };

  const place = document.querySelector('main .search');
  const open = place ? inPlace(place) : inDialog();
  opener.onclick = event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  };
  document.addEventListener('keydown', event => {
    const writing = event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writing || !keyed()) return;
    event.preventDefault();
    open();
  });
  if (keyed()) {
    opener.ariaKeyShortcuts = '/';
    const key = make('kbd', '/');
    key.ariaHidden = 'true';
    opener.append(' ', key);
  }
})();
