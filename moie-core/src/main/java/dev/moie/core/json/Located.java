package dev.moie.core.json;

import java.util.List;
import java.util.Optional;

/** A JSON value and the byte range that it takes in its document. Immutable. */
public sealed interface Located {

  /** The offset of its first byte. */
  int start();

  /** The offset behind its last byte. */
  int end();

  /** What it is, in a word for people: {@code an object}, {@code a number}. */
  String kind();

  /**
   * An object.
   *
   * @param members in the order of the document; keys are unique
   */
  record Obj(int start, int end, List<Member> members) implements Located {

    public Obj {
      members = List.copyOf(members);
    }

    /** The member of a key. */
    public Optional<Member> member(String key) {
      for (Member member : members) {
        if (member.key().equals(key)) {
          return Optional.of(member);
        }
      }
      return Optional.empty();
    }

    @Override
    public String kind() {
      return "an object";
    }
  }

  /**
   * A member of an object.
   *
   * @param key decoded
   * @param keyStart the offset of the key's opening quote
   * @param value what stands behind the colon
   */
  record Member(String key, int keyStart, Located value) {}

  /**
   * A list.
   *
   * @param items in the order of the document
   */
  record Arr(int start, int end, List<Located> items) implements Located {

    public Arr {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A string, decoded. */
  record Str(int start, int end, String text) implements Located {
    @Override
    public String kind() {
      return "a string";
    }
  }

  /** A number, spelled as in the document. */
  record Num(int start, int end, String text) implements Located {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /** {@code true}, {@code false} or {@code null}. */
  record Literal(int start, int end, String text) implements Located {
    public boolean isNull() {
      return text.equals("null");
    }

    @Override
    public String kind() {
      return text;
    }
  }
}
