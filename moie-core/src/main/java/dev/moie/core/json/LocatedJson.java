package dev.moie.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON document strictly (RFC 8259: UTF-8, no byte order mark, no comments, nothing
 * behind the end; and no key twice in one object), keeping the place of every value.
 */
public final class LocatedJson {

  /**
   * How deep a document may be nested: enough for anything a person writes, and no danger to the
   * stack.
   */
  public static final int MAX_DEPTH = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(16 << 20)
                  .maxNameLength(64 << 10)
                  .maxNumberLength(1000)
                  .build())
          .build();

  private final JsonText text;
  private final JsonParser parser;

  private LocatedJson(JsonText text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  /**
   * Reads a document.
   *
   * @throws JsonFault if it is not JSON; with the place where that shows
   */
  public static Located parse(JsonText text) throws JsonFault {
    checkEncoding(text);
    try (JsonParser parser = FACTORY.createParser(text.raw())) {
      return new LocatedJson(text, parser).document();
    } catch (IOException e) {
      // The bytes are in memory: whatever JsonParser.close could throw, it does not.
      throw new JsonFault("", 1, e.getMessage());
    }
  }

  private static void checkEncoding(JsonText text) throws JsonFault {
    byte[] bytes = text.raw();
    if (bytes.length == 0) {
      throw new JsonFault("", 1, "the file is empty; restore it from a backup");
    }
    boolean utf8Mark = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB;
    boolean utf16Mark =
        bytes.length >= 2
            && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
    if (utf8Mark || utf16Mark) {
      throw new JsonFault(
          "", 1, "the file begins with a byte order mark; save it as UTF-8 without one");
    }
    int nul = firstNul(bytes);
    if (nul >= 0) {
      // Jackson would take it for UTF-16 or UTF-32, which has no byte offsets.
      throw new JsonFault(
          "", text.lineOf(nul), "byte " + nul + " is NUL, as in UTF-16; save the file as UTF-8");
    }
    int bad = firstMalformed(bytes);
    if (bad >= 0) {
      throw new JsonFault(
          "", text.lineOf(bad), "byte " + bad + " is not UTF-8; save the file as UTF-8");
    }
  }

  private static int firstNul(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int firstMalformed(byte[] bytes) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(8192);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isError()) {
        return in.position();
      }
      if (result.isUnderflow()) {
        return -1;
      }
      out.clear();
    }
  }

  private Located document() throws JsonFault {
    try {
      if (parser.nextToken() == null) {
        throw new JsonFault("", 1, "the file holds nothing but white space");
      }
      Located root = value();
      if (parser.nextToken() != null) {
        throw new JsonFault("", lineHere(), "something follows the end of the document; remove it");
      }
      return root;
    } catch (JsonEOFException e) {
      throw fault("the file ends in the middle of the document; restore it from a backup");
    } catch (StreamConstraintsException e) {
      throw fault("too deep, too long or too large: " + firstSentence(e));
    } catch (JsonProcessingException e) {
      throw fault("not JSON: " + firstSentence(e));
    } catch (CharacterCodingException e) {
      throw fault("not UTF-8: " + e.getMessage());
    } catch (IOException e) {
      throw fault(e.getMessage());
    }
  }

  private Located value() throws IOException, JsonFault {
    JsonToken token = parser.currentToken();
    int start = offset();
    switch (token) {
      case START_OBJECT:
        return object(start);
      case START_ARRAY:
        List<Located> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value());
        }
        return new Located.Arr(start, end(), items);
      case VALUE_STRING:
        String decoded = parser.getText();
        return new Located.Str(start, end(), decoded);
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        String spelled = parser.getText();
        return new Located.Num(start, start + spelled.length(), spelled);
      default:
        return new Located.Literal(start, start + token.asString().length(), token.asString());
    }
  }

  private Located object(int start) throws IOException, JsonFault {
    List<Located.Member> members = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyStart = offset();
      Integer first = seen.putIfAbsent(key, keyStart);
      if (first != null) {
        throw new JsonFault(
            parser.getParsingContext().pathAsPointer().toString(),
            text.lineOf(keyStart),
            "the key stands twice in one object (first on line "
                + text.lineOf(first)
                + "); remove one of the two");
      }
      parser.nextToken();
      members.add(new Located.Member(key, keyStart, value()));
    }
    return new Located.Obj(start, end(), members);
  }

  private int offset() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private int end() {
    return (int) parser.currentLocation().getByteOffset();
  }

  private int lineHere() {
    return text.lineOf(Math.min(end(), text.length() - 1));
  }

  private JsonFault fault(String message) {
    return new JsonFault(
        parser.getParsingContext().pathAsPointer().toString(), lineHere(), message);
  }

  private static String firstSentence(JsonProcessingException e) {
    String message = String.valueOf(e.getOriginalMessage());
    int cut = message.indexOf('\n');
    return cut < 0 ? message : message.substring(0, cut);
  }
}
