// The part of pngjs that pictures of pages need; the package has no types of its own.

declare module 'pngjs' {
  export class PNG {
    constructor(options: { width: number; height: number });
    readonly width: number;
    readonly height: number;
    /** Red, green, blue and opacity of each pixel, row by row. */
    readonly data: Buffer;
    static readonly sync: {
      read(file: Buffer): PNG;
      write(picture: PNG, options?: { colorType?: 0 | 2 | 4 | 6; deflateLevel?: number }): Buffer;
    };
  }
}
