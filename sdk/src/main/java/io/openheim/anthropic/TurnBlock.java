package io.openheim.anthropic;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.openheim.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import okio.Buffer;
import okio.ByteString;

/**
 * One block of what was sent before, with what has to be known of it.
 *
 * @param type what it is
 * @param id of a call, or ""
 * @param answers the id of the call that it answers, or ""
 * @param text of a text, or ""
 * @param json the whole block
 */
record TurnBlock(String type, String id, String answers, String text, ByteString json) {
  private static final JsonReader.Options FIELDS =
      JsonReader.Options.of("type", "id", "tool_use_id", "text");

  /** The blocks that stand in {@code blocks}, parted by commas. */
  static List<TurnBlock> parse(ByteString blocks) {
    Buffer array = new Buffer().writeUtf8("[").write(blocks).writeUtf8("]");
    List<TurnBlock> parsed = new ArrayList<>();
    try (JsonReader json = JsonReader.of(array)) {
      json.beginArray();
      while (json.hasNext()) {
        try (var block = json.nextSource()) {
          parsed.add(one(block.readByteString()));
        }
      }
      json.endArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a turn that was read before", e);
    }
    return parsed;
  }

  private static TurnBlock one(ByteString block) {
    String[] found = {"", "", "", ""};
    try {
      find(JsonReader.of(new Buffer().write(block)), found);
    } catch (IOException e) {
      // A number of very many digits in the place of a text: what was found before it counts.
    }
    return new TurnBlock(found[0], found[1], found[2], found[3], block);
  }

  private static void find(JsonReader json, String[] found) throws IOException {
    if (Json.enterObject(json)) {
      while (json.hasNext()) {
        int field = json.selectName(FIELDS);
        if (field < 0) {
          json.skipName();
          Json.pass(json);
        } else {
          String value = Json.string(json);
          found[field] = value == null ? "" : value;
        }
      }
    }
  }

  /** Those of {@code blocks} that are {@code wanted}. */
  static ByteString only(ByteString blocks, Predicate<TurnBlock> wanted) {
    List<TurnBlock> all = parse(blocks);
    return all.stream().allMatch(wanted) ? blocks : join(all.stream().filter(wanted).toList());
  }

  private static ByteString join(List<TurnBlock> blocks) {
    Buffer joined = new Buffer();
    for (TurnBlock block : blocks) {
      if (joined.size() > 0) {
        joined.writeByte(',');
      }
      joined.write(block.json());
    }
    return joined.readByteString();
  }

  /** The blocks without white space at their end, which is refused where the model is to go on. */
  static ByteString trimmed(ByteString blocks) {
    List<TurnBlock> all = parse(blocks);
    TurnBlock last = all.get(all.size() - 1);
    if (!last.type().equals("text") || last.text().equals(last.text().stripTrailing())) {
      return blocks;
    }
    Buffer text = new Buffer();
    try (JsonWriter json = JsonWriter.of(text)) {
      json.beginArray();
      BlockWriter.text(json, last.text().stripTrailing());
      json.endArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer cannot fail", e);
    }
    ByteString trimmed = text.snapshot().substring(1, (int) text.size() - 1);
    all.remove(all.size() - 1);
    if (trimmed.size() > 0) {
      all.add(new TurnBlock("text", "", "", "", trimmed));
    }
    return join(all);
  }

  boolean isThought() {
    return type.equals("thinking") || type.equals("redacted_thinking");
  }

  /** Whether the provider itself ran a tool. */
  boolean isServerCall() {
    return type.endsWith("_tool_use");
  }
}
