// templates/<kind>/ → a template. Only text found here is ever compiled.

import { PLAIN_LAYOUT, PROFILES, type Profile, type TemplateLayout } from '../../model/layout.ts';
import { hasErrors, type Noted, type Problem } from '../../model/problem.ts';
import type { Template, TemplateFile } from '../../model/template.ts';
import { cleanText } from '../cells/cells.ts';
import { markedLine } from '../files/classification.ts';
import { decodeText } from '../files/encoding.ts';
import { listEntries, readInput } from '../files/files.ts';
import { classifiedMaterial } from '../problems/problems.ts';
import {
  templateKindBroken,
  templateKindUnknown,
  templateStylesMissing,
} from '../problems/template-problems.ts';
import { type Memory, rememberTemplate } from '../sheets/memory.ts';

const SHARED = 'shared';
const NEEDED = ['body.md', 'kind.json'];
const PARTIAL_SUFFIX = '.part.md';
const STYLE_SUFFIX = '.css';
/** Shared sheets of one profile only. */
const PROFILE_PREFIX = 'profile-';
/** Profiles that are another one, but for what their own sheet says. */
const FOUNDATIONS: Readonly<Record<string, string>> = { speech: 'meeting', 'speech-reading': 'meeting' };
/** What one system or another refuses as the name of a file, and the name of the page that lists the set. */
const UNFIT_FOR_FILES = /[\\/:*?"<>|\p{Cc}]|^\.|\.$|^(con|prn|aux|nul|com\d|lpt\d|index)$/iu;
/** Names of files may have 255 bytes, a Chinese character takes three, and endings are added. */
const LONGEST_NAME = 50;

/** Text files of a folder by name. */
type Texts = ReadonlyMap<string, TemplateFile>;

/**
 * Reads one document kind; `null` with problems when it is not there or not whole.
 * @param templatesDir the folder that holds one folder a kind and `shared/` style sheets
 * @param kind name of a folder there; anything else, also a path to one, is no kind
 */
export async function readTemplate(
  templatesDir: string,
  kind: string,
  memory?: Memory,
): Promise<Noted<Template | null>> {
  const { value: entries, problems } = await listEntries(templatesDir, '', 'templates');
  const folders = entries.filter((entry) => entry.kind === 'folder').map(({ name }) => name);
  const kinds = folders.filter((name) => name !== SHARED);
  if (!kinds.includes(kind))
    return { value: null, problems: [...problems, templateKindUnknown(kind, kinds)] };

  const [own, shared] = await Promise.all([
    readTexts(templatesDir, kind, memory),
    readTexts(templatesDir, SHARED, memory),
  ]);
  const found: Problem[] = [...own.problems, ...shared.problems];
  const lacking = NEEDED.filter((name) => !own.value.has(name));
  // Files that are there and cannot be read have been spoken of.
  if (!hasErrors(own.problems) && lacking.length > 0) found.push(templateKindUnknown(kind, kinds, lacking));
  if (!hasErrors(shared.problems) && stylesOf(shared.value).length === 0) found.push(templateStylesMissing());
  const kindFile = own.value.get('kind.json');
  const named = kindFile === undefined ? null : readKind(kindFile);
  found.push(...(named?.problems ?? []));
  for (const { file, text } of own.value.values()) {
    const marked = markedLine(text);
    if (marked) found.push(classifiedMaterial({ file, line: marked.line }, marked.mark));
  }
  const body = own.value.get('body.md');
  if (body === undefined || !named?.value || hasErrors(found)) return { value: null, problems: found };
  const { name, layout } = named.value;
  const styles = [...stylesOf(shared.value, layout?.profile ?? PLAIN_LAYOUT.profile), ...stylesOf(own.value)];
  const template = { kind, name, ...(layout && { layout }), body, partials: partialsOf(own.value), styles };
  return { value: template, problems: found };
}

/**
 * The shared style sheets of a profile, or of the page that lists the set. Where none can be read, a template
 * says so.
 */
export async function readProfileStyles(
  templatesDir: string,
  profile: Profile | 'overview',
  memory?: Memory,
): Promise<readonly string[]> {
  return stylesOf((await readTexts(templatesDir, SHARED, memory)).value, profile);
}

/** The files of a folder that a template is made of. */
async function readTexts(
  templatesDir: string,
  folder: string,
  memory: Memory | undefined,
): Promise<Noted<Texts>> {
  const { value: entries, problems } = await listEntries(templatesDir, folder, `templates/${folder}`);
  const names = entries
    .map(({ name }) => name)
    .filter((name) => NEEDED.includes(name) || name.endsWith(PARTIAL_SUFFIX) || name.endsWith(STYLE_SUFFIX));
  const read = await Promise.all(
    names.map(async (name) => {
      const file = `templates/${folder}/${name}`;
      const { value: input, problems: unreadable } = await readInput(templatesDir, `${folder}/${name}`, file);
      if (input === null) return { text: null, problems: unreadable };
      const { value: text, problems: unclear } = decodeText(file, input.content);
      return { text: text === null ? null : rememberTemplate({ file, text }, memory), problems: unclear };
    }),
  );
  return {
    value: new Map(
      read.flatMap(({ text }, index) => (text === null ? [] : [[names[index]!, text] as const])),
    ),
    problems: [...problems, ...read.flatMap((file) => file.problems)],
  };
}

interface Kind {
  /** Becomes that of the finished files. */
  readonly name: string;
  readonly layout?: TemplateLayout;
}

/** Name and pages of the kind. */
function readKind({ file, text }: TemplateFile): Noted<Kind | null> {
  const broken = (reason: string) => ({ value: null, problems: [templateKindBroken({ file }, reason)] });
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    return broken('不是正确的JSON');
  }
  const entries = new Map(Object.entries(typeof written === 'object' ? (written ?? {}) : {}));
  const name = entries.get('name');
  if (typeof name !== 'string' || cleanText(name) === '') return broken('没有写文种名称“name”');
  const clean = cleanText(name);
  if (clean.length > LONGEST_NAME) return broken(`里的文种名称太长，超过${LONGEST_NAME}个字`);
  if (UNFIT_FOR_FILES.test(clean)) return broken(`里的文种名称“${clean}”不能用作文件名`);
  entries.delete('name');
  if (entries.size === 0) return { value: { name: clean }, problems: [] };
  const layout = readLayout(entries);
  if (typeof layout === 'string') return broken(layout);
  return { value: { name: clean, layout }, problems: [] };
}

/** What kind.json says beside the name, or what is wrong with it. */
function readLayout(entries: ReadonlyMap<string, unknown>): TemplateLayout | string {
  const unknown = [...entries.keys()].find((key) => !(key in PLAIN_LAYOUT));
  if (unknown !== undefined) {
    return `里的“${unknown}”不是可用的项目；可用：${['name', ...Object.keys(PLAIN_LAYOUT)].join('、')}`;
  }
  const { profile, contents, recto, landscape } = { ...PLAIN_LAYOUT, ...Object.fromEntries(entries) } as {
    [key in keyof TemplateLayout]: unknown;
  };
  if (!PROFILES.includes(profile as Profile)) return `里的版式“profile”只能是${PROFILES.join('、')}之一`;
  if (typeof contents !== 'boolean') return '里的“contents”（目录）只能写true或false';
  if (typeof recto !== 'boolean') return '里的“recto”（各部分从单页起）只能写true或false';
  if (!Array.isArray(landscape) || !landscape.every((table) => typeof table === 'string')) {
    return '里的“landscape”（横排的表）要写成一列表名，如["outfalls"]';
  }
  return { profile: profile as Profile, contents, recto, landscape };
}

function partialsOf(texts: Texts): Template['partials'] {
  const partials = [...texts].filter(([name]) => name.endsWith(PARTIAL_SUFFIX));
  return Object.fromEntries(partials.map(([name, text]) => [name.slice(0, -PARTIAL_SUFFIX.length), text]));
}

/** Style sheets in the order of their names; of those made for single profiles only its own, and that of the profile it is but for its own. */
function stylesOf(texts: Texts, profile?: Profile | 'overview'): readonly string[] {
  const own = [FOUNDATIONS[profile ?? ''], profile].map((name) => `${PROFILE_PREFIX}${name}${STYLE_SUFFIX}`);
  return [...texts]
    .filter(([name]) => name.endsWith(STYLE_SUFFIX))
    .filter(([name]) => !name.startsWith(PROFILE_PREFIX) || own.includes(name))
    .map(([, { text }]) => text);
}
