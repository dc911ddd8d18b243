// What visitors do, for k6: 60% look and search, 25% ask for paths, 10% open a link, 5% save.
// The paths are those within reach, as most are; the hardest questions are T15.
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
const ASKED = [
  'from=verpleegkundige&level=medior&years=8&goal=testanalist.medior',
  'from=verpleegkundige&level=medior&years=8&goal=data-analist.junior',
  'from=verpleegkundige&level=senior&years=8&goal=scrum-master.medior',
  'from=boekhouder&level=medior&years=4&goal=testanalist.medior',
  'from=boekhouder&level=senior&years=8&goal=functioneel-beheerder.medior',
  'from=kok&level=medior&years=3&goal=data-analist.junior',
  'from=winkelmedewerker&level=junior&years=2&goal=data-analist.junior',
];
const pick = (list, n) => list[n % list.length];

export default function () {
  const n = exec.scenario.iterationInTest;
  const part = (n * 37) % 100;
  const asked = pick(ASKED, n);
  let answer;
  if (__ENV.ONLY === 'paths' || (part >= 60 && part < 85)) answer = http.get(`${BASE}/nl/pad?${asked}`);
  else if (part < 60) answer = http.get(BASE + pick(LOOK, n));
  else if (part < 95) answer = http.get(`${BASE}/p/${pick(TOKENS, n)}`);
  else answer = http.post(`${BASE}/nl/deel`, ASKED[0],
    { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  (answers[answer.status] || others).add(1);
}
