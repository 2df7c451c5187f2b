package dev.moie.plugins.steps;

import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where in the text a node stands. Positions are of characters, not of code points. */
final class YamlSpan {
  private final String text;

  YamlSpan(String text) {
    this.text = text;
  }

  int start(Node node) {
    return position(node.getStartMark());
  }

  int end(Node node) {
    return position(node.getEndMark());
  }

  static int column(Node node) {
    return node.getStartMark().map(Mark::getColumn).orElse(0);
  }

  private int position(java.util.Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark.map(Mark::getIndex).orElse(0));
  }

  /** Whether something stands between braces or brackets. */
  static boolean isFlow(Node node) {
    return node instanceof CollectionNode<?> collection
        && collection.getFlowStyle() == FlowStyle.FLOW;
  }

  /** Whether a scalar is one of several lines, after {@code |} or {@code >}. */
  static boolean isBlockScalar(Node node) {
    return node instanceof ScalarNode scalar
        && (scalar.getScalarStyle() == ScalarStyle.LITERAL
            || scalar.getScalarStyle() == ScalarStyle.FOLDED);
  }

  /** Whether a value stands there by another's name: it was written earlier than its key. */
  boolean isAlias(NodeTuple entry) {
    return start(entry.getValueNode()) < end(entry.getKeyNode());
  }

  /** After the colon that follows a key. */
  int afterColon(Node key) {
    return text.indexOf(':', end(key)) + 1;
  }

  /** After the last character of what a node says; comments that follow are not of it. */
  int lastOf(Node node) {
    if (node instanceof MappingNode mapping && !isFlow(node) && !mapping.getValue().isEmpty()) {
      return lastOf(mapping.getValue().get(mapping.getValue().size() - 1));
    }
    if (node instanceof SequenceNode sequence && !isFlow(node) && !sequence.getValue().isEmpty()) {
      // An item that is an alias ends where its line does.
      Node last = sequence.getValue().get(sequence.getValue().size() - 1);
      return Math.max(lastOf(last), start(node));
    }
    if (isBlockScalar(node)) {
      int end = end(node);
      while (end > start(node) && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      return end;
    }
    return end(node);
  }

  /** The same of an entry of a mapping. */
  int lastOf(NodeTuple entry) {
    int colon = afterColon(entry.getKeyNode());
    boolean empty = start(entry.getValueNode()) == end(entry.getValueNode());
    return isAlias(entry) || empty ? colon : Math.max(colon, lastOf(entry.getValueNode()));
  }

  /** Where the line that a position is in ends, before its line end. */
  int endOfLine(int position) {
    int end = text.indexOf('\n', position);
    if (end < 0) {
      return text.length();
    }
    return end > position && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }
}
