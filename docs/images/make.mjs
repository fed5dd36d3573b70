// Makes the pictures of the dashboard anew, from a real service with the sample handbook and searches of our own.
// Usage: node make.mjs [NAME, for those whose names begin with it] (after `npm install` here and `dotnet build -c Release` of src/Phasa.Cli)
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const phasa = join(here, '../../src/Phasa.Cli/bin/Release/net10.0/Phasa.Cli.dll');
const data = mkdtempSync(join(tmpdir(), 'phasa-pictures-'));

// What the handbook answers, and what it does not: asked with a threshold of another model, which hides everything.
const questions = {
  ja: ['パスワードを忘れた', '受講者を登録する', '請求書の宛名', '修了証を発行する'],
  en: ['I forgot my password', 'how to register learners', 'address on the invoice', 'issue a certificate'],
  th: ['ลืมรหัสผ่าน', 'ลงทะเบียนผู้เรียน', 'ที่อยู่ในใบแจ้งหนี้', 'ออกใบรับรอง'],
  lo: ['ລືມລະຫັດຜ່ານ', 'ລົງທະບຽນຜູ້ຮຽນ', 'ທີ່ຢູ່ໃນໃບແຈ້ງໜີ້', 'ອອກໃບຢັ້ງຢືນ'],
};
const unanswerable = ['ລາຄາປີ້ຍົນໄປວຽງຈັນ', 'ດາວອັງຄານຢູ່ໄກປານໃດ', 'ສູດຕຳໝາກຫຸ່ງ'];
const added = {
  'mobile-downloads': '# モバイルアプリで学ぶ\n\nスマートフォンから講座を受講できます。通信がない場所では、前もって教材をダウンロードしておきます。',
  'api-limits': '# API の利用上限\n\n1分間に600回まで呼び出せます。上限を超えると429が返ります。',
};

function run(...args) {
  const result = spawnSync('dotnet', [phasa, ...args, '--data', data], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (result.status !== 0) throw new Error(`phasa ${args.join(' ')} ended with ${result.status}`);
}

async function serve() {
  const service = spawn('dotnet', [phasa, 'serve', '--data', data, '--urls', 'http://127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const text of service.stdout) {
    const line = /Phasa listens on (\S+)/.exec(text);
    if (line) return { service, address: line[1].replace(/\/$/, '') };
  }
  throw new Error('the service ended');
}

async function call(address, path, body) {
  const answer = await fetch(address + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function traffic(address) {
  const search = (language, query) => call(address, '/v1/collections/handbook/search', { language, query });
  for (let i = 0; i < 160; i++)
    for (const language of ['ja', 'en', 'th', 'lo'].slice(i % 3 === 0 ? 0 : 2)) await search(language, questions[language][i % 4]);
  for (const [id, text] of Object.entries(added)) await call(address, '/v1/collections/handbook/documents', { id, language: 'ja', text });
  for (let i = 0; i < 60; i++) await call(address, '/v1/collections/handbook/search', { language: 'lo', query: unanswerable[i % 3], threshold: 0.95, legs: 'vector' });
}

async function until(address, path, isThere) {
  for (let i = 0; i < 240; i++) {
    const answer = await (await fetch(address + path)).json();
    if (isThere(answer)) return answer;
    await new Promise(next => setTimeout(next, 500));
  }
  throw new Error(`${path} does not get there`);
}

async function picture(browser, address, { name, path, theme = 'light', width = 1280, locale = 'en', ask }) {
  if (!name.startsWith(process.argv[2] ?? '')) return;
  const context = await browser.newContext({ viewport: { width, height: width < 500 ? 844 : 860 }, colorScheme: theme, locale, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(address + path);
  await page.waitForSelector('h1');
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.waitForTimeout(1500);
  if (ask) {
    await page.fill('#ask', ask);
    await page.click('form.question button[type=submit]');
    await page.click('.cite');
    await page.waitForTimeout(1000);
  }
  await page.screenshot({ path: join(here, name + '.png') });
  await context.close();
  console.log(name);
}

run('demo', '--exit');
run('calibrate', '--collection', 'handbook');
// A provider that is away: its alert and its health are worth seeing.
writeFileSync(join(data, 'phasa.json'), JSON.stringify({ Translation: { providers: [{ name: 'libre', kind: 'libretranslate', endpoint: 'http://127.0.0.1:9/' }] }, Worker: { FirstRetry: '00:00:00.2', MaxAttempts: 3 } }));
const { service, address } = await serve();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  await traffic(address);
  for (const model of ['hashed-ngrams', 'phasa-static-1']) await call(address, '/v1/measurements', { embeddings: [model], languages: ['ja', 'en', 'th', 'lo'] });
  await until(address, '/v1/measurements', m => m.measurements.length === 2 && m.measurements.every(x => x.state === 'done'));
  await until(address, '/v1/alerts', a => a.alerts.length > 0);
  const lao = encodeURIComponent(questions.lo[0]);
  const pages = [
    ['overview', '/'], ['playground', `/playground?query=${lao}&language=lo`], ['answers', '/answers'], ['measurements', '/measurement'], ['measurement', '/measurement/m2'],
    ['comparison', '/measurement/compare?first=m1&second=m2'], ['documents', '/documents'], ['document', '/documents/item?id=password-reset'],
    ['translations', '/translations'], ['rollout', '/rollout'], ['queries', '/queries'], ['alerts', '/alerts'], ['settings', '/settings'],
  ];
  for (const [name, path] of pages)
    for (const theme of ['light', 'dark']) await picture(browser, address, { name: `${name}-${theme}`, path, theme, ask: name === 'answers' ? `${questions.lo[0]} ຕ້ອງເຮັດແນວໃດ` : undefined });
  await picture(browser, address, { name: 'overview-phone-lao', path: '/', width: 390, theme: 'dark', locale: 'lo' });
  await picture(browser, address, { name: 'playground-phone-thai', path: pages[1][1], width: 390, locale: 'th' });
  await picture(browser, address, { name: 'documents-japanese', path: '/documents', locale: 'ja' });
  // From the first key on, whoever has none is asked for it.
  run('keys', 'create', 'pictures', '--scope', 'admin');
  for (const theme of ['light', 'dark']) await picture(browser, address, { name: `sign-in-${theme}`, path: '/sign-in', theme });
} finally {
  await browser.close();
  service.kill('SIGTERM');
  await new Promise(end => service.on('exit', end));
  rmSync(data, { recursive: true });
}
