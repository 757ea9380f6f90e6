/** Marks of one drawing, of which the first is where the Tab key arrives; arrows go on from there. */
export const withFirstInTabOrder = (marks: string): string =>
  marks.replace('tabindex="-1"', 'tabindex="0"');

/**
 * A table below a drawing that says the same, folded away.
 * @param parts.head cells of its first row, as markup; `rows` are whole
 */
export const asTable = (parts: { caption: string; head: string; rows: string[] }): string =>
  `<details><summary>As a table</summary><div data-scrolls tabindex="0" role="region" aria-label="${parts.caption}">` +
  `<table><caption>${parts.caption}</caption><thead><tr>${parts.head}</tr></thead>` +
  `<tbody>${parts.rows.join("")}</tbody></table></div></details>`;
