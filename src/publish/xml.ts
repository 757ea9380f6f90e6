// oxlint-disable-next-line eslint/no-control-regex -- exactly these are forbidden in XML
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/**
 * `text` fit for an XML text node or a quoted attribute. Characters that XML 1.0 does not
 * have at all (https://www.w3.org/TR/xml/#charsets) are left out.
 */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(FORBIDDEN, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** An element with text, or nothing where there is no text. */
export const element = (name: string, text: string | number | undefined): string =>
  text === undefined || text === "" ? "" : `<${name}>${escapeXml(String(text))}</${name}>`;
