// What the maker of a font allows: OS/2 fsType (OpenType specification, OS/2), in words.

const RESTRICTED = 0x0002;
const PREVIEW = 0x0004;
const EDITABLE = 0x0008;
const NO_SUBSET = 0x0100;
const BITMAP_ONLY = 0x0200;

/** Whether the face may be put into a document. In old fonts several bits may be set: the mildest counts. */
export function mayEmbed(fsType: number): boolean {
  return (fsType & 0x000f) !== RESTRICTED && (fsType & BITMAP_ONLY) === 0;
}

/** Whether only the glyphs in use may be put in; otherwise browsers embed the face as a whole. */
export function maySubset(fsType: number): boolean {
  return (fsType & NO_SUBSET) === 0;
}

/** The rights in Chinese: `可编辑嵌入，不得取子集`. */
export function rightsWords(fsType: number): string {
  const words = [
    fsType & EDITABLE
      ? '可编辑嵌入'
      : fsType & PREVIEW
        ? '可嵌入供预览打印'
        : fsType & RESTRICTED
          ? '限制嵌入'
          : '可嵌入',
  ];
  if (fsType & NO_SUBSET) words.push('不得取子集');
  if (fsType & BITMAP_ONLY) words.push('仅可嵌入位图');
  return words.join('，');
}
