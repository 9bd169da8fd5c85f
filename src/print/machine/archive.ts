// Reads a tar archive held in memory: regular files only, refusing names that would lead out of a folder.

export interface ArchivedFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;

/** Regular files of a ustar archive. Throws when it is not one: archives are checked by hash before. */
export function readTar(archive: Buffer): ArchivedFile[] {
  const files: ArchivedFile[] = [];
  let at = 0;
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const field = (start: number, length: number) =>
      archive.toString('utf8', at + start, at + start + length).replace(/\0.*$/s, '');
    if (field(257, 5) !== 'ustar') throw new Error('not a ustar archive');
    const bytes = Number.parseInt(field(124, 12), 8);
    // GNU archives ("ustar " with a space) keep other things where POSIX ones keep the front of a long path.
    const front = archive[at + 262] === 0 ? field(345, 155) : '';
    const path = front ? `${front}/${field(0, 100)}` : field(0, 100);
    const type = field(156, 1);
    if (type === '0' || type === '') {
      if (path.startsWith('/') || path.split('/').includes('..'))
        throw new Error(`unsafe path in archive: ${path}`);
      files.push({ path, bytes: archive.subarray(at + BLOCK, at + BLOCK + bytes) });
    }
    at += BLOCK + Math.ceil(bytes / BLOCK) * BLOCK;
  }
  return files;
}
