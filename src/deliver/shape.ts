// Whether what is read back from a file of ours is still what was written: anybody may have edited it.

/** The fields of a JSON value, of which nothing is known yet; none of what is no object. */
export function fieldsOf<T>(value: unknown): Partial<Record<keyof T, unknown>> {
  return (value ?? {}) as Partial<Record<keyof T, unknown>>;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(isItem);
}

/** The JSON value of a text when it has the shape; `null` otherwise. */
export function parseShaped<T>(text: string, isShaped: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(text);
    return isShaped(value) ? value : null;
  } catch {
    return null;
  }
}
