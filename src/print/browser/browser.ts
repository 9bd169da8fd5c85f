// Starts and stops the browser. It gets a fresh profile, no network, no signals of ours and an environment
// of its own; it is stopped by killing its whole process group, which never hangs and leaves nothing behind.

import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, CDPSession } from 'puppeteer';
import type { Noted } from '../../model/problem.ts';
import { reasonOf } from '../machine/cache.ts';
import type { Machine } from '../machine/machine.ts';
import { mayBeInUse, ownName } from '../machine/processes.ts';
import { browserStart } from '../problems.ts';
import type { FoundBrowser } from './browser-find.ts';

export interface BrowserFacts {
  readonly kind: FoundBrowser['kind'];
  readonly path: string;
  /** As the browser says, e.g. `HeadlessChrome/147.0.7727.0`. */
  readonly version: string;
  /** Whether the browser's own sandbox is on. */
  readonly sandbox: boolean;
}

export interface RunningBrowser {
  readonly facts: BrowserFacts;
  /** A raw DevTools session with the browser's tab. */
  openSession(): Promise<CDPSession>;
  /** Kills the process group and removes the profile; may be called twice. */
  stop(): Promise<void>;
}

export interface LaunchSettings {
  /** Font configuration file; Linux only. */
  readonly fontConfig?: string;
  /** Milliseconds until a browser that does not answer is killed. */
  readonly timeLimit: number;
}

/**
 * Starts a browser. As an ordinary user on Linux first with its sandbox; where the machine does not allow
 * that (containers), without. Problem: BROWSER_START.
 */
export async function launchBrowser(
  machine: Machine,
  found: FoundBrowser,
  settings: LaunchSettings,
): Promise<Noted<RunningBrowser | null>> {
  await removeAbandonedProfiles(machine);

  // Chromium refuses to run as root with its sandbox.
  const attempts = machine.user === 0 ? [false] : machine.platform === 'linux' ? [true, false] : [true];
  let failure: StartFailure = { how: EXITED };
  for (const sandbox of attempts) {
    const started = await start(machine, found, settings, sandbox);
    if ('facts' in started) return { value: started, problems: [] };
    failure = started;
    if (failure.how === SILENT) break;
  }
  return { value: null, problems: [browserStart(found.path, failure.how, failure.detail)] };
}

export const SILENT = '没有应答';
export const EXITED = '启动后退出';

/** Removes the profiles of runs that were killed. */
async function removeAbandonedProfiles(machine: Machine): Promise<void> {
  for (const name of await readdir(machine.temporary).catch(() => [])) {
    if (!name.startsWith('jianbao-') || mayBeInUse(name)) continue;
    const profile = join(machine.temporary, name);
    // Another user's, who will collect it himself.
    if (machine.user !== undefined && (await lstat(profile).catch(() => null))?.uid !== machine.user)
      continue;
    // Where one cannot be removed it stays until it can.
    await rm(profile, { recursive: true, force: true }).catch(() => undefined);
  }
}

interface StartFailure {
  /** In Chinese. */
  readonly how: string;
  /** What the browser says itself. */
  readonly detail?: string;
}

/** The running browser, or why it did not start. */
async function start(
  machine: Machine,
  found: FoundBrowser,
  settings: LaunchSettings,
  sandbox: boolean,
): Promise<RunningBrowser | StartFailure> {
  const { default: puppeteer } = await import('puppeteer');
  const profile = join(machine.temporary, ownName('jianbao'));
  let browser: Browser | undefined;
  try {
    await mkdir(profile, { mode: 0o700 });
  } catch (error) {
    return { how: `不能在“${machine.temporary}”建立临时文件夹（${reasonOf(error)}）` };
  }
  const watchdog = new AbortController();
  const timer = setTimeout(() => watchdog.abort(), settings.timeLimit);
  try {
    browser = await puppeteer.launch({
      executablePath: found.path,
      pipe: true,
      ignoreDefaultArgs: true,
      args: browserFlags(profile, sandbox),
      env: browserEnvironment(machine, found, profile, settings.fontConfig),
      // puppeteer's handlers end our process before it can clean up.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      // Our own time limits cover a whole launch or document, not single messages.
      protocolTimeout: 0,
      networkEnabled: false,
      defaultViewport: null,
      signal: watchdog.signal,
    });
    const facts = { kind: found.kind, path: found.path, version: await browser.version(), sandbox };
    return running(browser, facts, profile);
  } catch (error) {
    if (browser) kill(browser);
    await removeProfile(profile);
    if (watchdog.signal.aborted) return { how: SILENT };
    return { how: EXITED, detail: (await ownComplaint(machine, found, profile)) ?? reasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** What a program that cannot run says on its own, e.g. which library it lacks. */
async function ownComplaint(machine: Machine, found: FoundBrowser, profile: string): Promise<string | null> {
  // Elsewhere libraries are not missing one by one, and on Windows this would open a window.
  if (machine.platform !== 'linux') return null;
  const env = browserEnvironment(machine, found, profile, undefined);
  return new Promise((resolve) => {
    execFile(found.path, ['--version'], { env, timeout: 5_000 }, (error, _stdout, stderr) => {
      resolve((error && stderr.trim().split('\n').at(-1)) || null);
    });
  });
}

function running(browser: Browser, facts: BrowserFacts, profile: string): RunningBrowser {
  const child = browser.process()!;
  const gone = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  // When our process ends without stop(): puppeteer kills the browser, this removes its profile.
  const removeAtEnd = () => {
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // The next run collects it.
    }
  };
  process.once('exit', removeAtEnd);

  return {
    facts,
    async openSession() {
      const tab = await browser.waitForTarget((target) => target.type() === 'page');
      return tab.createCDPSession();
    },
    async stop() {
      kill(browser);
      await gone;
      await removeProfile(profile);
      process.off('exit', removeAtEnd);
    },
  };
}

/** Where this fails (a slow disk, a virus scanner), the next run collects it. */
async function removeProfile(profile: string): Promise<void> {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
}

function kill(browser: Browser): void {
  const child = browser.process();
  if (!child?.pid) return;
  try {
    // puppeteer starts it as leader of its own process group; Windows has none.
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * What the browser is started with. The dead proxy and resolver stop what slips past request interception
 * (preconnect, WebRTC); hinting off makes line breaks independent of the screen.
 */
function browserFlags(profile: string, sandbox: boolean): string[] {
  return [
    '--headless',
    // Zygotes, from which sandboxed processes are forked, would outlive the browser as zombies.
    ...(sandbox ? [] : ['--no-sandbox', '--no-zygote']),
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    '--proxy-server=http://127.0.0.1:9',
    '--proxy-bypass-list=<-loopback>',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-sync',
    '--no-pings',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-breakpad',
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--disable-software-rasterizer',
    '--in-process-gpu',
    '--font-render-hinting=none',
    '--hide-scrollbars',
    '--mute-audio',
    '--password-store=basic',
    '--use-mock-keychain',
    '--lang=zh-CN',
    'about:blank',
  ];
}

function browserEnvironment(
  machine: Machine,
  found: FoundBrowser,
  profile: string,
  fontConfig: string | undefined,
): Record<string, string | undefined> {
  if (machine.platform !== 'linux') return { ...machine.env, TZ: 'UTC' };
  // Nothing of ours: no preloaded libraries, no proxies, no home to write to.
  return {
    PATH: '/usr/bin:/bin',
    HOME: profile,
    TMPDIR: profile,
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    ...(found.libraries ? { LD_LIBRARY_PATH: found.libraries } : {}),
    ...(fontConfig ? { FONTCONFIG_FILE: fontConfig } : {}),
  };
}
