// Draws the demo's pictures and memos from the words below: node libs/demo/media/source/draw.mjs
import { writeFileSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../../../tools/browser.mjs';

const out = new URL('../', import.meta.url);
const font = readFileSync(new URL('../../../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url)).toString('base64');
const base = `<style>@font-face{font-family:Inter;src:url(data:font/woff2;base64,${font}) format('woff2');font-weight:100 900}
*{box-sizing:border-box;margin:0}body{font:16px/1.45 Inter,sans-serif;color:#1c2430;background:#fff}</style>`;

const words = {
  fr: {
    production: 'Production', training: 'Formation', search: 'Rechercher', found: '3 fiches', client: 'Cliente C-004217', name: 'Nom', nameOf: 'Moulins Duval', mail: 'Adresse de facturation', mailOf: '12 rue des Lilas, 37000 Tours',
    terms: 'Délai de paiement', termsOf: '30 jours', since: 'Cliente depuis', sinceOf: '14/03/2022', help: 'Aide du champ', helpText: 'Le délai se compte en jours à partir de la date de facture. Il se règle sur le contrat ; ici, il se lit.',
    tabs: ['Contrats', 'Factures', 'Historique'], contracts: [['K-1180', 'Gestion standard', 'en cours'], ['K-0932', 'Assistance', 'résilié le 31/12/2025']],
    billing: 'Nouvelle facture', period: 'Période', periodOf: 'du 01/04/2026 au 30/04/2026', contract: 'Contrat', total: 'Montant', totalOf: '240,00 €', blocked: 'Saisie bloquée', code: 'RG-310', message: 'La période du 1er au 30 avril figure déjà sur la facture F-2026-0418.', open: 'Ouvrir la facture', cancel: 'Annuler',
  },
  en: {
    production: 'Production', training: 'Training', search: 'Search', found: '3 records', client: 'Client C-004217', name: 'Name', nameOf: 'Moulins Duval', mail: 'Billing address', mailOf: '12 rue des Lilas, 37000 Tours',
    terms: 'Payment terms', termsOf: '30 days', since: 'Client since', sinceOf: '14/03/2022', help: 'Help on this field', helpText: 'The term is counted in days from the invoice date. It is set on the contract; here it is only read.',
    tabs: ['Contracts', 'Invoices', 'History'], contracts: [['K-1180', 'Standard management', 'running'], ['K-0932', 'Assistance', 'ended 31/12/2025']],
    billing: 'New invoice', period: 'Period', periodOf: '01/04/2026 to 30/04/2026', contract: 'Contract', total: 'Amount', totalOf: '€240.00', blocked: 'Entry blocked', code: 'RG-310', message: 'The period from 1 to 30 April is already on invoice F-2026-0418.', open: 'Open the invoice', cancel: 'Cancel',
  },
};

const frame = (colour, label, body) => `${base}<style>.bar{height:56px;background:${colour};color:#fff;display:flex;align-items:center;padding:0 28px;font-weight:650;font-size:20px;justify-content:space-between}.bar b{font-weight:500;opacity:.9;font-size:17px}
main{display:grid;gap:24px;padding:24px 28px;background:#f3f5f8;height:619px}.card{background:#fff;border:1px solid #d9dfe7;border-radius:12px;padding:20px}h2{font-size:20px;margin-bottom:14px}.k{color:#5a6778;font-size:14px}.v{border:1px solid #c9d1db;border-radius:8px;padding:8px 12px;margin:4px 0 12px}.v.on{border:2px solid #2456c5}
table{width:100%;border-collapse:collapse}td{padding:8px 0;border-top:1px solid #e4e8ee}</style><body style="width:1200px;height:675px;overflow:hidden"><div class="bar">Nordlys Gestion 8.4 <b>${label}</b></div>${body}`;

const clientFile = (w) => frame('#2456c5', w.production, `<main style="grid-template-columns:250px 1fr 260px"><div class="card"><div class="v">${w.search}: Duval</div><div class="k">${w.found}</div><p style="background:#e8effc;border-radius:8px;padding:10px;margin-top:10px;font-weight:600">C-004217 Moulins Duval</p><p style="padding:10px">C-001904 Duval SARL</p><p style="padding:10px">C-003377 A. Duval</p></div>
<div class="card"><h2>${w.client}</h2><div style="display:grid;grid-template-columns:1fr 1fr;gap:0 20px"><div><div class="k">${w.name}</div><div class="v">${w.nameOf}</div></div><div><div class="k">${w.since}</div><div class="v">${w.sinceOf}</div></div><div><div class="k">${w.mail}</div><div class="v">${w.mailOf}</div></div><div><div class="k">${w.terms}</div><div class="v on">${w.termsOf}</div></div></div>
<div style="display:flex;gap:26px;margin:14px 0 10px;font-weight:600">${w.tabs.map((t, i) => `<span style="padding-bottom:6px;${i === 0 ? 'border-bottom:3px solid #2456c5' : 'color:#5a6778'}">${t}</span>`).join('')}</div><table>${w.contracts.map((r) => `<tr><td style="font-weight:600">${r[0]}</td><td>${r[1]}</td><td style="text-align:right;color:#5a6778">${r[2]}</td></tr>`).join('')}</table></div>
<div class="card" style="background:#fbfcfe"><h2>${w.help}</h2><p class="k" style="margin-bottom:8px">${w.terms}</p><p>${w.helpText}</p></div></main>`);

const ruleMessage = (w) => frame('#a84a00', w.training, `<main><div class="card" style="position:relative"><h2>${w.billing}</h2><div style="display:grid;grid-template-columns:1fr 1fr 220px;gap:0 20px;opacity:.55"><div><div class="k">${w.contract}</div><div class="v">K-1180</div></div><div><div class="k">${w.period}</div><div class="v">${w.periodOf}</div></div><div><div class="k">${w.total}</div><div class="v">${w.totalOf}</div></div></div>
<div style="width:760px;margin:44px auto 0;border:2px solid #b3261e;border-radius:14px;padding:28px 32px;background:#fff;box-shadow:0 12px 40px #0002"><div style="display:flex;gap:20px;align-items:flex-start"><svg width="52" height="52" viewBox="0 0 52 52"><circle cx="26" cy="26" r="26" fill="#b3261e"/><path d="M17 17l18 18M35 17L17 35" stroke="#fff" stroke-width="5" stroke-linecap="round"/></svg><div><div style="font-weight:700;font-size:21px">${w.blocked} <span style="font-weight:600;background:#fbeae9;color:#8c1d18;border-radius:6px;padding:2px 10px;margin-left:10px">${w.code}</span></div><p style="margin-top:12px;font-size:19px">${w.message}</p></div></div>
<div style="display:flex;justify-content:flex-end;gap:14px;margin-top:26px;font-weight:600"><span style="padding:10px 22px">${w.cancel}</span><span style="background:#2456c5;color:#fff;border-radius:22px;padding:10px 22px">${w.open}</span></div></div></div></main>`);

const memo = {
  fr: { lang: 'fr', title: 'Mémo des règles de saisie', lead: 'Nordlys Gestion 8.4 · à garder près du poste', rows: [['RG-101', 'Une fiche par client : chercher avant de créer, par le numéro d’immatriculation puis par le nom.'], ['RG-204', 'Les dates s’écrivent jour, mois, année ; un mois entamé est dû au prorata des jours.'], ['RG-310', 'Une période ne se facture qu’une fois : ouvrir la facture citée avant d’en refaire une.'], ['RG-315', 'Une facture validée ne se modifie plus : on émet un avoir, puis une nouvelle facture.'], ['RG-402', 'Les montants calculés se lisent ; ce qui les change est sur le contrat.']], steps: ['Lire le message entier et noter son code.', 'Chercher la règle dans ce mémo.', 'Refaire le cas en formation, jamais en production.', 'Répondre au client : la cause, le geste, le délai.'], how: 'Devant un message' },
  en: { lang: 'en', title: 'Entry rules memo', lead: 'Nordlys Gestion 8.4 · keep it near your desk', rows: [['RG-101', 'One record per client: search before creating, by registration number and then by name.'], ['RG-204', 'Dates are written day, month, year; a month begun is due pro rata of its days.'], ['RG-310', 'A period is billed once: open the invoice named before making another.'], ['RG-315', 'A validated invoice no longer changes: issue a credit note, then a new invoice.'], ['RG-402', 'Computed amounts are read only; what changes them is on the contract.']], steps: ['Read the whole message and note its code.', 'Find the rule in this memo.', 'Play the case again in training, never in production.', 'Answer the client: the cause, the step, the delay.'], how: 'Facing a message' },
};
const memoPage = (m) => `<!doctype html><html lang="${m.lang}"><title>${m.title}</title>${base}<style>body{padding:0;font-size:13pt}h1{font-size:26pt;letter-spacing:-.02em}table{width:100%;border-collapse:collapse;margin:20pt 0 24pt}th,td{text-align:left;padding:10pt 8pt;border-bottom:1px solid #cfd6df;vertical-align:top}th{width:76pt}h2{font-size:16pt;margin-bottom:8pt}li{margin:5pt 0}</style><h1>${m.title}</h1><p style="color:#5a6778">${m.lead}</p><table>${m.rows.map(([c, t]) => `<tr><th scope="row">${c}</th><td>${t}</td></tr>`).join('')}</table><h2>${m.how}</h2><ol>${m.steps.map((s) => `<li>${s}</li>`).join('')}</ol>`;

const { executablePath, args, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args, env });
for (const lang of ['fr', 'en']) {
  for (const [name, draw] of [['client-file', clientFile], ['rule-message', ruleMessage]]) {
    const page = await browser.newPage({ viewport: { width: 1200, height: 675 } });
    await page.setContent(draw(words[lang]));
    await page.evaluate(() => document.fonts.ready);
    writeFileSync(new URL(`${name}.${lang}.png`, out), await page.screenshot());
    await page.close();
  }
  const page = await browser.newPage();
  await page.setContent(memoPage(memo[lang]));
  writeFileSync(new URL(`entry-rules.${lang}.pdf`, out), await page.pdf({ format: 'A4', tagged: true, margin: { top: '22mm', bottom: '22mm', left: '20mm', right: '20mm' } }));
}
await browser.close();
