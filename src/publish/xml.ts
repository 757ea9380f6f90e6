// oxlint-disable-next-line eslint/no-control-regex -- exactly these are forbidden in XML
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** `text` without the characters that XML 1.0 does not have at all (https://www.w3.org/TR/xml/#charsets). */
const fitForXml = (text: string): string => text.toWellFormed().replace(FORBIDDEN, "");

/** `text` fit for an XML text node or a quoted attribute. */
export const escapeXml = (text: string): string =>
  fitForXml(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** An element with text, or nothing where there is no text. */
export const element = (name: string, text: string | number | undefined): string =>
  text === undefined || text === "" ? "" : `<${name}>${escapeXml(String(text))}</${name}>`;

/** An element with attributes; those without a value are left out. */
export function tag(
  name: string,
  attributes: Record<string, string | number | undefined>,
  text = "",
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join("");
  return text === "" ? `<${name}${written}/>` : `<${name}${written}>${escapeXml(text)}</${name}>`;
}

/** An element that holds HTML as it is: shorter than with each `<` escaped, and legible. */
export const cdata = (name: string, html: string): string =>
  html === ""
    ? ""
    : `<${name}><![CDATA[${fitForXml(html).replaceAll("]]>", "]]]]><![CDATA[>")}]]></${name}>`;
