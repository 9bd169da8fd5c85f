// Plants, their projects and the collection of sewage: read without fault and contradicting itself.

import { inProject, type ProblemCase } from './case.ts';
import { RUNNING, swap } from './project.ts';

const STAGES = 'data/2026-06/工程节点.csv';
const COLLECTION = 'data/2026-06/污水收集.csv';

/** A table of the stages of one project: stage, planned and actual day. */
function stages(...rows: readonly string[]) {
  const lines = rows.map((row) => `怀麓县污水处理厂,二期扩容工程,${row}\n`);
  return { [STAGES]: `污水处理厂名称,项目名称,工程节点,计划完成时间,实际完成时间\n${lines.join('')}` };
}

/** A table of one county's collection. */
function collection(header: string, row: string) {
  return { [COLLECTION]: `县区名称,收集BOD5（t）,${header}\n怀麓县,${row}\n` };
}

export const PLANT_CASES: readonly ProblemCase[] = [
  inProject('PLANT_TABLE_LACKS_ITEMS', 'a table without total nitrogen', RUNNING, {
    [RUNNING]: (text) => text.replace(',出水总氮（mg/L）', '').replace(',9.6', '').replace(',14.8', ''),
  }),
  inProject('PLANT_INFLUENT_BELOW_EFFLUENT', 'influent and effluent changed about', `${RUNNING} J2`, {
    [RUNNING]: (text) =>
      text
        .replace('出水总氮（mg/L）', '出水总氮（mg/L）,进水化学需氧量（mg/L）,进水氨氮（mg/L）')
        .replace(',9.6', ',9.6,18,0.6')
        .replace(',14.8', ',14.8,235,26.4'),
  }),
  inProject(
    'COLLECTION_UNJUDGED',
    'neither what is produced nor people',
    `${COLLECTION} A2`,
    collection('产生BOD5（t）,服务人口（万人）', '210,,'),
  ),
  inProject(
    'COLLECTION_OVER_ALL',
    'more collected than people produce',
    `${COLLECTION} B2`,
    collection('服务人口（万人）', '2100,21.5'),
  ),
  inProject(
    'STAGE_AFTER_CUTOFF',
    'a stage finished after the cut-off date',
    `${STAGES} E2`,
    stages('立项,2026-06-30,2026-07-12'),
  ),
  inProject(
    'STAGE_SKIPPED',
    'a stage without a day before one that has one',
    `${STAGES} C3`,
    stages('立项,2025-09-30,2025-09-28', '初步设计,2025-12-31,', '开工,2026-03-31,2026-04-02'),
  ),
  inProject(
    'STAGE_ORDER_CONTRADICTED',
    'a stage finished before the one it follows',
    `${STAGES} E2`,
    stages('立项,2025-09-30,2026-01-28', '初步设计,2025-12-31,2025-12-30'),
  ),
  inProject(
    'STAGE_PLAN_ORDER',
    'a stage planned before the one it follows',
    `${STAGES} D2`,
    stages('立项,2026-12-31,', '初步设计,2026-10-31,'),
  ),
  inProject(
    'STAGE_STATE_CONTRADICTED',
    'a plant that runs while it is being built',
    `${RUNNING} C2`,
    stages('开工,2026-03-31,2026-03-20', '投入运行,2026-12-31,'),
  ),
  inProject(
    'STAGE_STATE_CONTRADICTED',
    'a plant still being extended after its project is in use',
    `${RUNNING} C2`,
    {
      ...stages('投入运行,2026-03-31,2026-03-20'),
      ...swap(RUNNING, '怀麓县污水处理厂,运行', '怀麓县污水处理厂,扩容'),
    },
  ),
];
