// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SharePanel } from "../../src/components/share-panel.tsx";
import { shareAddress } from "../../src/player/parse-share-time.ts";

afterEach(cleanup);

function panel(copies = true) {
  const copy = vi.fn<(address: string) => Promise<boolean>>(() => Promise.resolve(copies));
  let now = 754;
  const moveTo = (seconds: number): void => {
    now = seconds;
  };
  render(
    <SharePanel
      title="On GILs"
      position={() => now}
      address={(time) => shareAddress("https://show.example/27.html", time)}
      copy={copy}
    />,
  );
  return {
    copy,
    moveTo,
    address: () => screen.getByRole<HTMLInputElement>("textbox", { name: "Address" }).value,
    choose: (name: string) => fireEvent.click(screen.getByRole("radio", { name })),
    write: (name: string, value: string) =>
      fireEvent.change(screen.getByRole("textbox", { name }), { target: { value } }),
  };
}

describe("sharing", () => {
  it("gives the episode, the present moment, or a clip", () => {
    const { address, choose, write } = panel();
    expect(address()).toBe("https://show.example/27.html");
    choose("From a moment");
    expect(address()).toBe("https://show.example/27.html?t=12:34");
    choose("A clip");
    write("End", "13:05");
    expect(address()).toBe("https://show.example/27.html?t=12:34,13:05");
  });

  it("takes the present time at a press", () => {
    const { address, choose, moveTo } = panel();
    choose("From a moment");
    moveTo(61);
    fireEvent.click(screen.getByRole("button", { name: "Start: now" }));
    expect(address()).toBe("https://show.example/27.html?t=1:01");
  });

  it("copies, and says whether it did", async () => {
    const first = panel();
    fireEvent.click(screen.getByRole("button", { name: "Copy the address" }));
    await screen.findByText("Copied.");
    expect(first.copy).toHaveBeenCalledWith("https://show.example/27.html");
    cleanup();
    panel(false);
    fireEvent.click(screen.getByRole("button", { name: "Copy the address" }));
    await screen.findByText(/by hand/);
  });

  it("says what is wrong with a clip that ends before it starts", () => {
    const { choose, write, address } = panel();
    choose("A clip");
    write("End", "1:00");
    expect(screen.getByRole("status").textContent).toMatch(/end must come after/);
    expect(address()).toBe("");
    expect(
      screen.getByRole<HTMLButtonElement>("button", { name: "Copy the address" }).disabled,
    ).toBe(true);
  });
});
