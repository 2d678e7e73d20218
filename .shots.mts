import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1100, height: 900 }, acceptDownloads: true });
page.on('pageerror', (e) => console.log('pageerror', e.message));
await page.goto('http://127.0.0.1:5311/');
await page.getByRole('button', { name: 'Export/Import' }).click();
await page.getByRole('menuitem', { name: 'Import users…' }).click();
const csv = `Login,Job Title,Status
ada.quist,Lead,Inactive
darius.castillo,Lead,Inactive
dimitri.rossi,Lead,Active
grace.gone,,Inactive
`;
await page.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
await page.waitForTimeout(500);
await page.screenshot({ path: '/tmp/i2.png' });
await page.getByRole('button', { name: 'Check what would change' }).click();
await page.waitForTimeout(1500);
await page.screenshot({ path: '/tmp/i3.png' });
console.log(await page.locator('dialog[open]').innerText());
await browser.close();
