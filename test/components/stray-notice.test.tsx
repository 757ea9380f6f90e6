// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { StrayNotice } from "../../src/components/stray-notice.tsx";

afterEach(cleanup);

test("what the player would say is read and seen with nothing in it, until it is dismissed", async () => {
  const { rerender } = render(<StrayNotice text={undefined} />);
  const status = screen.getByRole("status");
  expect(status.textContent).toBe("");
  expect(screen.queryByRole("button")).toBeNull();
  rerender(<StrayNotice text="In the queue" />);
  // The same element: a new one would not be read.
  expect(screen.getByRole("status")).toBe(status);
  await vi.waitFor(() => expect(status.textContent).toBe("In the queue"));
  fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(status.textContent).toBe("");
  rerender(<StrayNotice text="The storage of this browser is full" />);
  await vi.waitFor(() => expect(status.textContent).toMatch(/full/));
});
