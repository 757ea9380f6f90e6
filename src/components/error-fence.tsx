import { Component, type ReactNode } from "react";

interface Props {
  children: ReactNode;
  /** Told once of each failure. */
  onError: () => void;
  /** What is within is tried again when this changes. */
  attempt?: unknown;
}
interface State {
  failed: boolean;
  attempt: unknown;
}

/** Keeps a failure of what is within from everything around it: nothing is shown in its place. */
export class ErrorFence extends Component<Props, State> {
  override state: State = { failed: false, attempt: this.props.attempt };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ attempt }: Props, state: State): State | null {
    return attempt === state.attempt ? null : { failed: false, attempt };
  }

  override componentDidCatch(): void {
    this.props.onError();
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
