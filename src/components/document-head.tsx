import type { ReactElement } from "react";

/** Title and description of a page; React hoists them into the head. */
export function DocumentHead(props: {
  title: string;
  show: string;
  description: string;
  /** Absolute address of the page, where the site knows its own. */
  canonical?: string;
}): ReactElement {
  const { title, show, description, canonical } = props;
  const full = title === show ? title : `${title} · ${show}`;
  return (
    <>
      <title>{full}</title>
      <meta name="description" content={description} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:site_name" content={show} />
      {canonical ? <link rel="canonical" href={canonical} /> : null}
    </>
  );
}
