import type { AnchorHTMLAttributes, ReactElement } from "react";
import { withBase } from "../model/paths.ts";

/**
 * A link within the site as a plain `<a>`: the layout takes its click to the router
 * (app/use-site-links.ts). The router's own link works out its address anew at every change of
 * address, and brings what its framework mode needs.
 * @param props.to site path, with its query
 * @param props.keepScroll the page stays where it is scrolled to
 * @param props.replace takes the place of the present address: Back leads to what was before it
 */
export function SiteLink(
  props: { to: string; keepScroll?: boolean; replace?: boolean } & Omit<
    AnchorHTMLAttributes<HTMLAnchorElement>,
    "href"
  >,
): ReactElement {
  const { to, keepScroll, replace, children, ...rest } = props;
  return (
    <a
      {...rest}
      href={withBase(to, import.meta.env.BASE_URL)}
      data-keep-scroll={keepScroll ? "" : undefined}
      data-replace={replace ? "" : undefined}
    >
      {children}
    </a>
  );
}
