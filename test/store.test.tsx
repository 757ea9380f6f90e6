// @vitest-environment happy-dom
import { act, render, screen } from "@testing-library/react";
import { Profiler, type ReactElement } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { createStore } from "../src/store.ts";
import { useStore } from "../src/use-store.ts";

describe("a store", () => {
  it("tells about changes, not about what stays the same", () => {
    const store = createStore({ a: 1, b: Number.NaN });
    const told = vi.fn<() => void>();
    const stop = store.subscribe(told);
    store.set({ a: 1, b: Number.NaN });
    expect(told).not.toHaveBeenCalled();
    store.set({ a: 2 });
    expect(told).toHaveBeenCalledOnce();
    expect(store.get()).toEqual({ a: 2, b: Number.NaN });
    expect(store.initial).toEqual({ a: 1, b: Number.NaN });
    stop();
    store.set({ a: 3 });
    expect(told).toHaveBeenCalledOnce();
  });

  it("lets a listener leave while it is being told", () => {
    const store = createStore({ a: 1 });
    const second = vi.fn<() => void>();
    const stop = store.subscribe(() => stop());
    store.subscribe(second);
    store.set({ a: 2 });
    expect(second).toHaveBeenCalledOnce();
  });
});

describe("a view of a store", () => {
  const store = createStore({ name: "nobody", other: 0 });
  function Name(): ReactElement {
    return <p>{useStore(store, (state) => state.name)}</p>;
  }

  it("renders only for the part that it selects", () => {
    const rendered = vi.fn<() => void>();
    render(
      <Profiler id="name" onRender={rendered}>
        <Name />
      </Profiler>,
    );
    expect(rendered).toHaveBeenCalledOnce();
    act(() => store.set({ other: 1 }));
    expect(rendered).toHaveBeenCalledOnce();
    act(() => store.set({ name: "Ann" }));
    expect(screen.getByText("Ann")).toBeTruthy();
  });

  it("makes the same markup on the server and at hydration, whatever was set since", async () => {
    store.set({ name: "Bob" });
    const html = renderToString(<Name />);
    expect(html).toBe("<p>nobody</p>");
    const root = document.createElement("div");
    root.innerHTML = html;
    const complain = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const hydrated = await act(async () => hydrateRoot(root, <Name />));
    expect(root.textContent).toBe("Bob");
    expect(complain).not.toHaveBeenCalled();
    act(() => hydrated.unmount());
    complain.mockRestore();
  });
});
