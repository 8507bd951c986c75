/**
 * Writes a field at once, with the caret where writing goes on. Whoever shows the field's text says the same text to its state:
 * a caret set a frame later would move under a key that was typed in between.
 */
export function writeField(field: HTMLTextAreaElement, text: string, caret: number): void {
  field.value = text;
  field.focus();
  field.setSelectionRange(caret, caret);
}

/** Writes words in place of what is chosen in a field. @returns the field's whole text */
export function putAtCaret(field: HTMLTextAreaElement, words: string): string {
  const { selectionStart: from, selectionEnd: to, value } = field;
  writeField(field, value.slice(0, from) + words + value.slice(to), from + words.length);
  return field.value;
}
