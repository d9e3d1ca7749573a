// Opens reports in headless Chromium and does with them what a reader does; one TAP line a check. Called by report.py:
//     node _drive.js PUPPETEER CHROMIUM PROFILE REPORT.html ANNOTATION.html
'use strict';
const [puppeteer, chromium, profile, report, annotation] = process.argv.slice(2);
const { launch } = require(puppeteer);
const fs = require('fs');
let number = 0;
const check = (name, ok, said) => {
  number += 1;
  console.log(`${ok ? 'ok' : 'not ok'} ${number} - ${name}`);
  if (!ok && said !== undefined) console.log('  ' + JSON.stringify(said).slice(0, 1500));
};
const url = (path, hash = '') => 'file://' + encodeURI(path) + hash;
const complaints = [];
const outside = [];

async function open(browser, address, { script = true, dark = false, width = 1300 } = {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('dialog', (dialog) => { complaints.push('a dialog: ' + dialog.message()); dialog.dismiss(); });
  page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) outside.push(request.url()); });
  await page.setViewport({ width, height: 800 });
  await page.setJavaScriptEnabled(script);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  await page.goto(address, { timeout: 0 });
  return page;
}

// In the page: what is to be seen.
const shownFindings = (page) => page.$$eval('details.f', (all) => all.filter((f) => f.checkVisibility()).map((f) => f.dataset.r));
const openFinding = (page) => page.$$eval('details.f[open]', (all) => all.map((f) => f.id));
const currentStep = (page) => page.$$eval('.st.cur', (all) => all.filter((s) => s.checkVisibility()).map((s) => Number(s.dataset.n)));
const shownSections = (page) => page.$$eval('main > section', (all) => all.filter((s) => s.checkVisibility()).map((s) => s.id));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const settle = (page) => page.evaluate(() => new Promise((done) => setTimeout(done)));

async function reading(browser) {
  const page = await open(browser, url(report));
  check('it opens with the overview', same(await shownSections(page), ['overview']), await shownSections(page));
  const bars = await page.$$eval('svg.trend g title', (all) => all.map((t) => t.textContent));
  check('the trend has a bar for each run', bars.length === 2 && /^run 2, .*Errors: 1, warnings: 3/.test(bars[1]), bars);
  await page.keyboard.press('2');
  const everything = await shownFindings(page);
  check('2: the findings', same(await shownSections(page), ['findings']) && everything.length === 4, everything);
  check('the first is open beside the list', (await openFinding(page)).length === 1);

  await page.keyboard.press('/');
  await page.keyboard.type('second_leak');
  check('filtered by text', (await shownFindings(page)).length === 1, await shownFindings(page));
  check('the count says so', /^1 of 4$/.test(await page.$eval('#shown', (e) => e.textContent)));
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await settle(page);
  check('x: all of them again', same(await shownFindings(page), everything));
  for (const [name, value, count] of [['r', 'RL102', 1], ['g', 'reference-counts', 3], ['c', 'high', 4], ['s', 'error', 1]]) {
    await page.select('#by-' + name, value);
    const left = await shownFindings(page);
    check(`filtered by ${name}=${value}`, left.length === count && (name !== 'r' || left[0] === value), left);
    await page.select('#by-' + name, '');
  }
  const file = await page.$$eval('#by-f option', (all) => all.map((o) => o.value).find((v) => v.includes('<')));
  await page.select('#by-f', file);
  check('filtered by a file with a hostile name', (await shownFindings(page)).length === 2, file);
  await page.select('#by-r', 'RL102');
  await page.select('#by-f', 'plain.c');
  check('filters hold together', (await shownFindings(page)).length === 1);
  await page.select('#by-c', 'low');
  check('nothing passes: it says so', await page.$eval('#empty', (e) => e.checkVisibility()) && (await shownFindings(page)).length === 0);
  await page.keyboard.press('x');
  await settle(page);
  return page;
}

async function keys(page) {
  const ids = await page.$$eval('details.f', (all) => all.map((f) => f.id));
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  for (let i = 0; i < ids.length; i++) await page.keyboard.press('k');
  check('k: back to the first', same(await openFinding(page), [ids[0]]), await openFinding(page));
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  check('j: two on', same(await openFinding(page), [ids[2]]), await openFinding(page));
  check('the address names it', page.url().endsWith('#' + ids[2]), page.url());
  await page.$$eval('details.f[data-r=RL102]', (all) => { location.hash = all[0].id; });
  await settle(page);
  const last = await page.$$eval('details.f[open] .st', (all) => Math.max(...all.map((s) => Number(s.dataset.n))));
  const seen = [];
  for (let i = 0; i < last + 1; i++) {
    await page.keyboard.press('n');
    seen.push(...await currentStep(page));
  }
  check('n: through the path, step by step, to its end', last > 2 && same(seen, [...Array(last).keys()].map((n) => n + 1).concat(last)), seen);
  await page.keyboard.press('p');
  check('p: one back', same(await currentStep(page), [last - 1]));
  check('the step is in view', await page.$eval('.st.cur', (step) => { const box = step.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }));
  await page.keyboard.press('?');
  check('?: the keys', await page.$eval('#help', (dialog) => dialog.open));
  await page.keyboard.press('Escape');
  check('Escape closes them', !await page.$eval('#help', (dialog) => dialog.open));
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.keyboard.press('t');
  check('t: dark', await paper() !== light, light);
  await page.keyboard.press('t');
  check('t again: light', await paper() === light);
  await page.keyboard.press('1');
  await page.click('svg.bars a[data-by=r]');
  check('a bar of the chart filters', (await page.$eval('#by-r', (e) => e.value)).startsWith('RL') && same(await shownSections(page), ['findings']));
  await page.keyboard.press('x');
  await settle(page);
  await page.keyboard.press('4');
  check('the ownership graph', await page.$$eval('#types svg .box', (all) => all.length) === 2 && await page.$eval('#types svg', (e) => e.checkVisibility()));
  return ids;
}

async function paper(page) {
  await page.keyboard.press('2');
  const pdf = Buffer.from(await page.pdf({ format: 'A4', timeout: 0 }));
  const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) || []).length;
  check('it prints', pdf.subarray(0, 4).toString() === '%PDF' && pages >= 2, [pdf.length, pages]);
  await page.emulateMediaType('print');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const seen = await page.$$eval('details.f', (all) => all.map((f) => f.querySelector('table.src').checkVisibility()));
  check('with all paths unfolded, and all sections', seen.length === 4 && seen.every(Boolean) && (await shownSections(page)).length === 5, seen);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMediaType('screen');
}

// Text and background of the theme's colours, by WCAG 2: 4.5 for text, 3 for what a chart shows.
const contrasts = (page) => page.evaluate(() => {
  const style = getComputedStyle(document.documentElement);
  const light = (name) => {
    const hex = style.getPropertyValue(name).trim().replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
    const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const wrong = [];
  const want = (least, names, grounds) => names.forEach((name) => grounds.forEach((ground) => {
    if (!(ratio(name, ground) >= least)) wrong.push(`${name} on ${ground}: ${ratio(name, ground).toFixed(2)}`);
  }));
  want(4.5, ['--text', '--soft', '--link', '--error', '--warning', '--note', '--good'], ['--bg', '--panel', '--sunk']);
  want(4.5, ['--text', '--comment', '--string', '--keyword', '--number', '--directive'], ['--panel', '--hit']);
  want(4.5, ['--text', '--soft'], ['--cur']);
  want(3, ['--error-bar', '--warning-bar', '--note-bar', '--path', '--focus'], ['--panel', '--bg']);
  want(4.5, ['--text'], ['--mark']);
  return wrong;
});

async function others(browser, ids) {
  for (const dark of [false, true]) {
    const page = await open(browser, url(report), { dark });
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--panel').trim());
    const wrong = (await contrasts(page)).concat((ground === '#fff') === dark ? ['not ' + (dark ? 'dark' : 'light')] : []);
    check(`contrast, ${dark ? 'dark' : 'light'}`, wrong.length === 0, wrong);
    await page.close();
  }
  let page = await open(browser, url(report, '#' + ids[1]));
  check('a link to a finding opens it', same(await openFinding(page), [ids[1]]) && same(await shownSections(page), ['findings']));
  await page.close();
  page = await open(browser, url(report), { width: 360 });
  for (const key of ['1', '2', '3', '5']) {
    await page.keyboard.press(key);
    if (key === '2') await page.keyboard.press('j');
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
    check(`a narrow window, section ${key}: nothing sticks out`, wide <= 360, wide);
  }
  await page.close();
  page = await open(browser, url(report), { script: false });
  const plain = await page.evaluate(() => [document.querySelectorAll('main > section').length, document.body.innerText.includes('second_leak')]).catch((error) => String(error));
  check('without JavaScript: all sections', same(plain, [5, true]) && (await shownSections(page)).length === 5, plain);
  check('without JavaScript: no dead controls', !await page.$eval('#filters', (e) => e.checkVisibility()) && !await page.$eval('.tools', (e) => e.checkVisibility()));
  await page.click('details.f summary');
  check('without JavaScript: a finding unfolds', await page.$eval('details.f[open] table.src', (e) => e.checkVisibility()));
  await page.close();
}

async function annotated(browser) {
  const page = await open(browser, url(annotation));
  const counts = await page.$$eval('.src .l .n', (all) => all.map((cell) => cell.textContent).filter(Boolean));
  check('annotate: counts in the margin', counts.length > 2 && counts.includes('1'), counts);
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  check('annotate: n steps through the path', same(await currentStep(page), [2]), await currentStep(page));
  await page.close();
}

(async () => {
  const browser = await launch({
    executablePath: chromium, headless: true, userDataDir: profile, protocolTimeout: 0, timeout: 0,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = await reading(browser);
  const ids = await keys(page);
  await paper(page);
  await page.evaluate(() => localStorage.clear());
  await page.close();
  await others(browser, ids);
  if (annotation && fs.existsSync(annotation)) await annotated(browser);
  check('nothing was fetched', outside.length === 0, outside);
  check('no error, and nothing that the source said was run', complaints.length === 0, complaints);
  await browser.close();
  console.log(`1..${number}`);
})().catch((error) => {
  console.log(`not ok ${number + 1} - it ran to its end\n  ${String(error.stack).replace(/\n/g, '\n  ')}\n1..${number + 1}`);
  process.exit(1);
});
