// What visitors do, for k6: 60% look and search, 25% ask for paths, 10% open a link, 5% save.
import http from 'k6/http';
import exec from 'k6/execution';
import { Counter } from 'k6/metrics';

const BASE = __ENV.BASE;
const TOKENS = (__ENV.TOKENS || '').split(',');
const KIND = __ENV.KIND; // "open" or "closed"
const answers = {};
for (const status of [0, 200, 429, 500, 503, 507]) answers[status] = new Counter(`answers_${status}`);
const others = new Counter('answers_other');

export const options = {
  discardResponseBodies: true,
  summaryTrendStats: ['med', 'p(99)', 'max'],
  scenarios: {
    all: KIND === 'open'
      ? {
          executor: 'constant-arrival-rate', rate: Number(__ENV.RATE), timeUnit: '1s',
          duration: `${__ENV.SECONDS}s`, preAllocatedVUs: 60, maxVUs: 200,
        }
      : { executor: 'constant-vus', vus: Number(__ENV.VUS), duration: `${__ENV.SECONDS}s` },
  },
};

const LOOK = ['/nl/', '/nl/rollen', '/en/roles', '/nl/rollen/scrum-master', '/nl/bronnen', '/nl/start',
  '/api/v1/occupations?q=verpleeg', '/api/v1/skills?q=sql', '/api/v1/roles?q=test'];
const FROM = ['verpleegkundige', 'kok', 'boekhouder', 'winkelmedewerker'];
const GOAL = ['testanalist.medior', 'testanalist.senior', 'data-analist.junior', 'scrum-master.medior'];
const LEVEL = ['junior', 'medior', 'senior'];
const pick = (list, n) => list[n % list.length];

export default function () {
  const n = exec.scenario.iterationInTest;
  const part = (n * 37) % 100;
  const asked = `from=${pick(FROM, n)}&level=${pick(LEVEL, n)}&years=${n % 9}&goal=${pick(GOAL, n)}`;
  let answer;
  if (__ENV.ONLY === 'paths' || (part >= 60 && part < 85)) answer = http.get(`${BASE}/nl/pad?${asked}`);
  else if (part < 60) answer = http.get(BASE + pick(LOOK, n));
  else if (part < 95) answer = http.get(`${BASE}/p/${pick(TOKENS, n)}`);
  else answer = http.post(`${BASE}/nl/deel`, 'from=verpleegkundige&level=medior&years=8&goal=testanalist.senior',
    { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  (answers[answer.status] || others).add(1);
}
