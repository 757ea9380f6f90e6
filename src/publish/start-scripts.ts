/**
 * Asks for a page's scripts once it has been painted: until then the line and the processor are
 * the page's own. Where nothing is painted (a tab in the background) they are asked for at once.
 * They run when the whole page is there, as deferred scripts do. Its text is the same in every
 * page, as a policy names it by its hash; the files stand in `data-modules`, the one to run first.
 *
 * Paint timing: https://www.w3.org/TR/paint-timing/
 */
export const START_SCRIPTS =
  "(({dataset:{modules:m}},d)=>{let f=m.split(' '),go=()=>{go=()=>{};for(let href of f)" +
  "d.head.append(Object.assign(d.createElement('link'),{rel:'modulepreload',crossOrigin:'',href}));" +
  "let run=()=>import(f[0]);d.readyState=='loading'?d.addEventListener('DOMContentLoaded',run):run()};" +
  "addEventListener('load',()=>setTimeout(()=>go(),500));" +
  "let P=window.PerformanceObserver;d.hidden||!P?.supportedEntryTypes?.includes('paint')?go():" +
  "new P(l=>l.getEntriesByName('first-contentful-paint')[0]&&go()).observe({type:'paint',buffered:true})})(document.currentScript,document)";

/** The element that does so. @param files addresses of modules; those behind the first are needed by it */
export const startScripts = (files: readonly string[]): string =>
  `<script data-modules="${files.join(" ")}">${START_SCRIPTS}</script>`;
