/**
 * Format of every file below /data. Raise it when a reader of the old shape would misread the new.
 * It stands apart from the schemas so that the browser can compare it without loading them.
 */
export const DATA_FORMAT = 1;
