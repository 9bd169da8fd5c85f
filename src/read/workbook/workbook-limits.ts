// How much a workbook may hold. A city's month has some hundred rows; the limits leave room for a
// thousandfold and keep a hostile file from costing more than seconds and some hundred megabytes.

/** Bytes of the file. Task ledgers carry photographs, which are not unpacked. */
export const MAX_FILE_BYTES = 40 << 20;
/** Files inside the archive. */
export const MAX_ENTRIES = 2000;
/** Bytes of one XML part, and of all of them, unpacked. */
export const MAX_PART_BYTES = 100 << 20;
export const MAX_TOTAL_BYTES = 128 << 20;
/** Parts smaller than this may be packed as tightly as they like. */
export const SMALL_PART_BYTES = 1 << 20;
/** Unpacked bytes a packed byte may give: tables have some 10 to 30. */
export const MAX_RATIO = 100;
/** What a cell of Excel itself can hold. */
export const MAX_TEXT = 32_767;
/** Worksheets; cells of all of them, empty ones between others counted; merged areas of one, cells of one area. */
export const MAX_SHEETS = 200;
export const MAX_CELLS = 1_200_000;
export const MAX_MERGES = 5000;
export const MAX_MERGE_AREA = 1_000_000;
/** Number formats of a workbook's own, and styles; Excel itself allows some 250 and 65,000. */
export const MAX_FORMATS = 5000;
export const MAX_STYLES = 100_000;
/** Elements inside each other, where a worksheet has about ten; elements of a part; bytes of one text in it. */
export const MAX_DEPTH = 64;
export const MAX_ELEMENTS = 4_000_000;
export const MAX_TEXT_BYTES = 1 << 20;
/**
 * Heap of the reading process in megabytes, what of it is for new values, and how long it may take over one
 * workbook. More room for new values than this was measured to cost memory and to save no time.
 */
export const CHILD_HEAP_MB = 256;
export const CHILD_YOUNG_MB = 4;
export const CHILD_TIME_MS = 20_000;
