import { Component, type ComponentChild, createElement, type FunctionComponent } from 'preact';

/** A component that is rendered again only if one of its properties changes. */
export function memo<Props extends object>(draw: (props: Props) => ComponentChild): FunctionComponent<Props> {
  class Kept extends Component<Props> {
    override shouldComponentUpdate(next: Props) {
      const before = this.props as Record<string, unknown>;
      return Object.entries(next).some(([name, value]) => before[name] !== value);
    }
    override render() {
      return draw(this.props as Props);
    }
  }
  return (props) => createElement(Kept as new () => Component<Props>, props);
}
