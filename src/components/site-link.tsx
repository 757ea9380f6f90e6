import type { AnchorHTMLAttributes, ReactElement } from "react";
import { withBase } from "../model/paths.ts";

/**
 * A link within the site as a plain `<a>`: the layout takes its click to the router
 * (app/use-site-links.ts). The router's own link works out its address anew at every change of
 * address; a list of cards holds hundreds of them.
 * @param props.to site path, with its query
 */
export function SiteLink(
  props: { to: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href">,
): ReactElement {
  const { to, children, ...rest } = props;
  return (
    <a {...rest} href={withBase(to, import.meta.env.BASE_URL)}>
      {children}
    </a>
  );
}
