/* What the page can do beyond being read: one section at a time, filters, keys, the theme. Everything it shows is in the document. */
'use strict';
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const root = document.documentElement;

  // ---- theme: what the reader chose, or else what the system says ----
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* a file may not keep anything */ } };
  const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  if (['light', 'dark'].includes(recall('reflint-theme'))) root.dataset.theme = recall('reflint-theme');
  const switchTheme = () => {
    const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
    remember('reflint-theme', root.dataset.theme);
  };
  $('theme')?.addEventListener('click', switchTheme);

  // ---- paths: steps in their order, one of them current ----
  const stepsOf = (inside) => all('.st', inside).sort((a, b) => a.dataset.n - b.dataset.n);
  const goToStep = (inside, by) => {
    const steps = stepsOf(inside);
    if (!steps.length) return;
    const at = steps.findIndex((step) => step.classList.contains('cur'));
    const next = at < 0 ? (by > 0 ? 0 : steps.length - 1) : Math.min(Math.max(at + by, 0), steps.length - 1);
    steps.forEach((step) => { step.classList.remove('cur'); step.removeAttribute('aria-current'); });
    steps[next].classList.add('cur');
    steps[next].setAttribute('aria-current', 'step');
    steps[next].scrollIntoView({ block: 'nearest' });
  };

  // ---- paper: every finding that passes the filters is unfolded ----
  let unfolded = [];
  addEventListener('beforeprint', () => {
    unfolded = all('details.f:not([open])').filter((finding) => !finding.hidden);
    unfolded.forEach((finding) => { finding.open = true; });
  });
  addEventListener('afterprint', () => unfolded.forEach((finding) => { finding.open = false; }));

  const keys = { t: switchTheme };
  addEventListener('keydown', (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === 'Escape' && typing) event.target.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key](event);
  });

  if (!document.body.classList.contains('report')) { // the page of `annotate`
    keys.n = () => goToStep(document, 1);
    keys.p = () => goToStep(document, -1);
    return;
  }
  all('.tools, #filters').forEach((element) => { element.hidden = false; });

  // ---- sections ----
  const sections = all('main > section');
  const show = (id) => {
    sections.forEach((section) => section.classList.toggle('shown', section.id === id));
    all('nav a').forEach((link) => {
      if (link.hash === '#' + id) link.setAttribute('aria-current', 'page'); else link.removeAttribute('aria-current');
    });
  };
  const isShown = (id) => $(id).classList.contains('shown');

  // ---- filters ----
  const findings = all('details.f');
  const groups = all('section.file');
  const names = ['s', 'r', 'g', 'c', 'f'];
  const field = (name) => $(name === 'q' ? 'q' : 'by-' + name);
  const text = new Map();
  const textOf = (finding) => {
    if (!text.has(finding)) text.set(finding, (finding.parentElement.dataset.f + ' ' + finding.firstElementChild.textContent).toLowerCase());
    return text.get(finding);
  };
  const passes = (finding, chosen, words) =>
    names.every((name) => !chosen[name] || (name === 'f' ? finding.parentElement.dataset.f : finding.dataset[name]) === chosen[name]) &&
    words.every((word) => textOf(finding).includes(word));
  const visible = () => findings.filter((finding) => !finding.hidden);
  const filter = () => {
    if (!$('filters')) return;
    const chosen = Object.fromEntries(names.map((name) => [name, field(name).value]));
    const words = $('q').value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    findings.forEach((finding) => {
      finding.hidden = !passes(finding, chosen, words);
      count += !finding.hidden;
    });
    groups.forEach((group) => {
      const left = all('details.f:not([hidden])', group).length;
      group.hidden = !left;
      group.querySelector('h3 .count').textContent = left;
    });
    $('shown').textContent = count === findings.length ? `${count} findings` : `${count} of ${findings.length}`;
    $('empty').hidden = count > 0;
    const open = findings.find((finding) => finding.open);
    if (wide.matches && isShown('findings') && (!open || open.hidden)) select(visible()[0]);
  };
  const filterBy = (name, value) => {
    $('filters').reset();
    field(name).value = value;
    show('findings');
    filter();
  };

  // ---- the open finding ----
  const wide = matchMedia('(min-width: 1000px)');
  const select = (finding, scroll = true) => {
    findings.forEach((other) => { if (other !== finding) other.open = false; });
    if (!finding) return;
    finding.open = true;
    if (scroll) finding.firstElementChild.scrollIntoView({ block: wide.matches ? 'nearest' : 'start' });
    history.replaceState(null, '', '#' + finding.id);
  };
  const current = () => findings.find((finding) => finding.open && !finding.hidden);
  const move = (by) => {
    show('findings');
    const list = visible();
    const at = list.indexOf(current());
    const next = list[at < 0 ? 0 : Math.min(Math.max(at + by, 0), list.length - 1)];
    select(next);
    next?.firstElementChild.focus({ preventScroll: true });
  };
  findings.forEach((finding) => finding.firstElementChild.addEventListener('click', (event) => {
    if (wide.matches || !finding.open) { // beside the list one is always open
      event.preventDefault();
      select(finding, false);
    }
  }));

  // ---- wiring ----
  const go = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id ? $(id) : null;
    const section = target?.closest('main > section');
    show(section ? section.id : 'overview');
    if (target?.matches('details.f')) {
      if (target.hidden) { $('filters').reset(); filter(); }
      select(target);
    } else if (section && target !== section) {
      const page = target.querySelector('details');
      if (page) page.open = true;
      target.scrollIntoView({ block: 'start' });
    }
    filter();
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('[data-by]');
    if (!link) return;
    event.preventDefault();
    filterBy(link.dataset.by, link.dataset.key);
  });
  if ($('filters')) {
    $('filters').addEventListener('input', filter);
    $('filters').addEventListener('submit', (event) => event.preventDefault());
    $('filters').addEventListener('reset', () => setTimeout(filter));
  }
  $('keys').addEventListener('click', () => $('help').showModal());
  addEventListener('hashchange', go);
  const order = ['overview', 'findings', 'practices', 'types', 'analysis'];
  order.forEach((id, i) => { keys[i + 1] = () => { show(id); filter(); history.replaceState(null, '', '#' + id); }; });
  Object.assign(keys, {
    j: () => move(1),
    k: () => move(-1),
    n: () => { if (current()) goToStep(current(), 1); },
    p: () => { if (current()) goToStep(current(), -1); },
    x: () => { $('filters')?.reset(); },
    '/': () => { show('findings'); filter(); $('q')?.focus(); },
    '?': () => $('help').showModal(),
  });
  go();
})();
