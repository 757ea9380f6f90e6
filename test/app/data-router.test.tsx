// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import {
  createBrowserRouter,
  data,
  type DataRouter,
  isRouteErrorResponse,
  Outlet,
  type RouteObject,
  RouterProvider,
  type RouterState,
  UNSAFE_useScrollRestoration as useScrollRestoration,
  useLoaderData,
  useNavigation,
  useRevalidator,
  useRouteError,
} from "react-router";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { createDataRouter } from "../../src/app/data-router.ts";
import type { Attempt } from "../../src/app/router-watch.ts";

/** The library's own router is held to the same scenarios: ours must differ in nothing that shows. */
const ROUTERS = {
  ours: (routes: RouteObject[], loaderData?: RouterState["loaderData"], basename = "/") =>
    createDataRouter(routes, { basename, loaderData }) as DataRouter,
  "the library's": (
    routes: RouteObject[],
    loaderData?: RouterState["loaderData"],
    basename = "/",
  ) =>
    createBrowserRouter(routes, { basename, ...(loaderData && { hydrationData: { loaderData } }) }),
};

interface Site {
  /** Ids of the routes whose loaders ran, in order. */
  ran: string[];
  /** Answers the loader of the page at `path`, which waits for it. */
  answer: (path: string, value: unknown) => void;
  routes: RouteObject[];
}

function site(): Site {
  const ran: string[] = [];
  const waiting = new Map<string, (value: unknown) => void>();
  const wait = async (path: string): Promise<unknown> => {
    const value = await new Promise((resolve) => waiting.set(path, resolve));
    if (value instanceof Error || (value as { init?: unknown } | null)?.init) throw value;
    return value;
  };
  function Page() {
    return <h1>{useLoaderData<string>()}</h1>;
  }
  function Frame() {
    const { state } = useNavigation();
    useScrollRestoration();
    return (
      <>
        <p>{useLoaderData<string>()}</p>
        <p>{state}</p>
        <Outlet />
      </>
    );
  }
  function Failure() {
    const error = useRouteError();
    const { revalidate } = useRevalidator();
    return (
      <>
        <p role="alert">
          {isRouteErrorResponse(error) ? `${error.status} ${error.data}` : (error as Error).message}
        </p>
        <button onClick={() => void revalidate()}>Retry</button>
      </>
    );
  }
  return {
    ran,
    answer: (path, value) => waiting.get(path)?.(value),
    routes: [
      {
        id: "root",
        path: "/",
        Component: Frame,
        ErrorBoundary: Failure,
        HydrateFallback: () => <p role="status">Loading</p>,
        loader: () => {
          ran.push("root");
          return "A Show";
        },
        shouldRevalidate: ({ currentUrl, nextUrl }) => currentUrl.href === nextUrl.href,
        children: [
          {
            ErrorBoundary: Failure,
            children: [
              {
                id: "home",
                index: true,
                loader: ({ request }) => {
                  const { pathname, search } = new URL(request.url);
                  ran.push(`home${search}`);
                  return wait(pathname + search);
                },
                Component: Page,
              },
              {
                id: "content",
                path: "*",
                loader: ({ params }) => {
                  ran.push(`content ${params["*"]}`);
                  return wait(`/${params["*"]}`);
                },
                Component: Page,
              },
            ],
          },
        ],
      },
    ],
  };
}

let scrolled: MockInstance<typeof window.scrollTo>;
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)));

beforeEach(() => {
  window.history.replaceState(null, "", "http://localhost:3000/");
  scrolled = vi
    .spyOn(window, "scrollTo")
    .mockImplementation(() => undefined)
    .mockClear();
  sessionStorage.clear();
});
afterEach(cleanup);

describe.each(Object.entries(ROUTERS))("a router of loaders: %s", (name, create) => {
  const prerendered = { root: "A Show", home: "Episodes" };
  let router: DataRouter | undefined;
  afterEach(() => {
    if (name !== "ours") router?.dispose();
  });
  function open(given: Site, loaderData?: RouterState["loaderData"], base?: string): DataRouter {
    router = create(given.routes, loaderData, base);
    render(<RouterProvider router={router} />);
    return router;
  }
  const heading = () => screen.queryByRole("heading")?.textContent;

  it("shows what the HTML held, and asks for nothing", async () => {
    const here = site();
    open(here, prerendered);
    expect(heading()).toBe("Episodes");
    await settle();
    expect(here.ran).toEqual([]);
  });

  it("without data it shows the fallback, then the page", async () => {
    const here = site();
    open(here);
    expect(screen.getByRole("status").textContent).toBe("Loading");
    here.answer("/", "Episodes");
    await settle();
    expect(heading()).toBe("Episodes");
    expect(here.ran).toEqual(["root", "home"]);
  });

  it("keeps the old page until the new one is there, and loads the frame's data once", async () => {
    const here = site();
    const there = open(here, prerendered);
    void there.navigate("/first.html");
    await settle();
    expect(heading()).toBe("Episodes");
    expect(window.location.pathname).toBe("/");
    here.answer("/first.html", "First");
    await settle();
    expect(heading()).toBe("First");
    expect(window.location.pathname).toBe("/first.html");
    expect(here.ran).toEqual(["content first.html"]);
  });

  it("tells of a page that takes its time", async () => {
    const here = site();
    const there = open(here, prerendered);
    void there.navigate("/first.html");
    expect(await screen.findByText("loading")).toBeTruthy();
    here.answer("/first.html", "First");
    expect(await screen.findByText("idle")).toBeTruthy();
  });

  it("the last click counts, whichever page comes first", async () => {
    const here = site();
    const there = open(here, prerendered);
    void there.navigate("/first.html");
    void there.navigate("/second.html");
    here.answer("/second.html", "Second");
    await settle();
    here.answer("/first.html", "First");
    await settle();
    expect(heading()).toBe("Second");
    expect(window.location.pathname).toBe("/second.html");
  });

  it("a missing page and a failure show where the page would stand, and the frame stays", async () => {
    const here = site();
    const there = open(here, prerendered);
    void there.navigate("/none.html");
    here.answer("/none.html", data("none", { status: 404 }));
    await settle();
    expect(screen.getByRole("alert").textContent).toBe("404 none");
    expect(screen.getByText("A Show")).toBeTruthy();
    expect(window.location.pathname).toBe("/none.html");
    void there.navigate("/broken.html");
    here.answer("/broken.html", new Error("It rained in"));
    await settle();
    expect(screen.getByRole("alert").textContent).toBe("It rained in");
    void there.navigate("/first.html");
    here.answer("/first.html", "First");
    await settle();
    expect(heading()).toBe("First");
  });

  it("after a failure the same page can be asked for again", async () => {
    const here = site();
    const there = open(here, prerendered);
    void there.navigate("/first.html");
    here.answer("/first.html", new Error("It rained in"));
    await settle();
    screen.getByRole("button", { name: "Retry" }).click();
    await settle();
    here.answer("/first.html", "First");
    await settle();
    expect(heading()).toBe("First");
    expect(window.history.state.idx).toBe(1);
  });

  it("a query is another page of the same route; a place within the page is not", async () => {
    const here = site();
    const there = open(here, prerendered);
    void there.navigate("/?q=fog");
    here.answer("/?q=fog", "Fog");
    await settle();
    expect(heading()).toBe("Fog");
    void there.navigate("?q=sea", { replace: true });
    here.answer("/?q=sea", "Sea");
    await settle();
    expect(window.location.search).toBe("?q=sea");
    void there.navigate("/?q=sea#results");
    await settle();
    expect(window.location.hash).toBe("#results");
    expect(here.ran).toEqual(["home?q=fog", "home?q=sea"]);
  });

  it("below a base, paths are without it and addresses with it", async () => {
    window.history.replaceState(null, "", "http://localhost:3000/a/show/");
    const here = site();
    const there = open(here, prerendered, "/a/show/");
    void there.navigate("/first.html");
    here.answer("/first.html", "First");
    await settle();
    expect(window.location.pathname).toBe("/a/show/first.html");
    expect(here.ran).toEqual(["content first.html"]);
  });

  it("asks for the present page anew, in place", async () => {
    const here = site();
    const there = open(here, prerendered);
    const done = there.revalidate();
    here.answer("/", "New episodes");
    await act(() => done);
    await settle();
    expect(heading()).toBe("New episodes");
    expect(here.ran).toEqual(["root", "home"]);
    expect(window.history.state?.idx ?? 0).toBe(0);
  });

  it("a new page begins at its top; Back goes to where the page before was scrolled", async () => {
    const here = site();
    const there = open(here, prerendered);
    Object.defineProperty(window, "scrollY", { value: 640, configurable: true });
    void there.navigate("/first.html");
    here.answer("/first.html", "First");
    await settle();
    expect(scrolled).toHaveBeenLastCalledWith(0, 0);
    const before = window.history.state;
    void there.navigate("/second.html", { preventScrollReset: true });
    here.answer("/second.html", "Second");
    await settle();
    expect(scrolled).toHaveBeenCalledTimes(1);
    // What Back does: the address changes first, then the page is told.
    window.history.replaceState(before, "", "/first.html");
    window.dispatchEvent(new PopStateEvent("popstate", { state: before }));
    here.answer("/first.html", "First");
    await settle();
    expect(heading()).toBe("First");
    expect(scrolled).toHaveBeenLastCalledWith(0, 640);
  });
});

describe("a router that is watched", () => {
  const prerendered = { root: "A Show", home: "Episodes" };
  const heading = () => screen.queryByRole("heading")?.textContent;

  function open(here: Site, stays: boolean) {
    const attempts: Attempt[] = [];
    const watch = {
      failed: async (_: unknown, attempt: Attempt) => {
        attempts.push(attempt);
        return stays && attempt.canStay;
      },
      slow: vi.fn<(attempt: Attempt) => void>(),
      arrived: vi.fn<() => void>(),
    };
    const router = createDataRouter(here.routes, {
      basename: "/",
      loaderData: prerendered,
      watch,
    }) as DataRouter;
    render(<RouterProvider router={router} />);
    return { router, watch, attempts };
  }

  it("keeps the page where the next one fails, and goes there on a retry", async () => {
    const here = site();
    const { router, watch, attempts } = open(here, true);
    void router.navigate("/first.html?t=5#n-picks");
    here.answer("/first.html", new Error("It rained in"));
    await settle();
    expect(heading()).toBe("Episodes");
    expect(window.location.pathname).toBe("/");
    expect(screen.getByText("idle")).toBeTruthy();
    expect(attempts).toMatchObject([
      { href: "/first.html?t=5#n-picks", canStay: true, isHere: false },
    ]);
    attempts[0]?.retry();
    here.answer("/first.html", "First");
    await settle();
    expect(heading()).toBe("First");
    expect(window.location.href).toBe("http://localhost:3000/first.html?t=5#n-picks");
    expect(watch.arrived).toHaveBeenCalledTimes(1);
  });

  it("shows the failure where the watch lets it, and where there is nothing else to show", async () => {
    const here = site();
    const { router, attempts } = open(here, false);
    void router.navigate("/first.html");
    here.answer("/first.html", new Error("It rained in"));
    await settle();
    expect(screen.getByRole("alert").textContent).toBe("It rained in");
    void router.navigate("/second.html");
    here.answer("/second.html", new Error("It rained in again"));
    await settle();
    expect(screen.getByRole("alert").textContent).toBe("It rained in again");
    expect(attempts.map(({ canStay }) => canStay)).toEqual([true, false]);
  });

  it("keeps the page that could not be had anew, with what it held", async () => {
    const here = site();
    const { router } = open(here, true);
    void router.revalidate();
    here.answer("/", new Error("It rained in"));
    await settle();
    expect(heading()).toBe("Episodes");
    expect(router.state.revalidation).toBe("idle");
  });

  it("takes Back back", async () => {
    const here = site();
    const { router, attempts } = open(here, true);
    void router.navigate("/first.html");
    here.answer("/first.html", "First");
    await settle();
    const went = vi.spyOn(window.history, "go").mockImplementation(() => undefined);
    const first = window.history.state;
    // What Back does: the address changes first, then the page is told.
    window.history.replaceState({ idx: 0 }, "", "/");
    window.dispatchEvent(new PopStateEvent("popstate", { state: { idx: 0 } }));
    here.answer("/", new Error("It rained in"));
    await settle();
    expect(went).toHaveBeenLastCalledWith(1);
    window.history.replaceState(first, "", "/first.html");
    window.dispatchEvent(new PopStateEvent("popstate", { state: first }));
    await settle();
    expect(heading()).toBe("First");
    expect(here.ran).toEqual(["content first.html", "home"]);
    attempts[0]?.retry();
    expect(went).toHaveBeenLastCalledWith(-1);
    went.mockRestore();
  });

  it("says when a page takes long, and hears nothing more of one that was left", async () => {
    vi.useFakeTimers();
    try {
      const here = site();
      const { router, watch, attempts } = open(here, true);
      void router.navigate("/first.html");
      await act(() => vi.advanceTimersByTimeAsync(10_000));
      expect(watch.slow).toHaveBeenCalledTimes(1);
      void router.navigate("/second.html");
      here.answer("/first.html", new Error("It rained in"));
      here.answer("/second.html", "Second");
      await act(() => vi.advanceTimersByTimeAsync(20_000));
      expect(heading()).toBe("Second");
      expect(attempts).toEqual([]);
      expect(watch.slow).toHaveBeenCalledTimes(1);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a router that keeps what pages held", () => {
  const heading = () => screen.queryByRole("heading")?.textContent;

  it("shows a page again by Back at once, until the archive has changed", async () => {
    const here = site();
    const router = createDataRouter(here.routes, {
      basename: "/",
      loaderData: { root: "A Show", home: "Episodes" },
      keeps: ({ search }) => search === "",
    }) as DataRouter;
    render(<RouterProvider router={router} />);
    const visit = async (path: string): Promise<unknown> => {
      void router.navigate(path);
      here.answer(path, path);
      await settle();
      return window.history.state;
    };
    const back = async (state: unknown, path: string): Promise<void> => {
      here.ran.length = 0;
      window.history.replaceState(state, "", path);
      window.dispatchEvent(new PopStateEvent("popstate", { state }));
      await settle();
    };
    const start: unknown = window.history.state;
    const first = await visit("/first.html");
    const asked = await visit("/?q=x");
    await back(first, "/first.html");
    expect([heading(), here.ran]).toEqual(["/first.html", []]);
    await back(start, "/");
    expect([heading(), here.ran]).toEqual(["Episodes", []]);
    await back(asked, "/?q=x");
    expect(here.ran).toEqual(["home?q=x"]);
    here.answer("/?q=x", "Found");
    await settle();
    void router.revalidate();
    here.answer("/?q=x", "Found");
    await settle();
    await back(first, "/first.html");
    expect(here.ran).toEqual(["content first.html"]);
  });
});
