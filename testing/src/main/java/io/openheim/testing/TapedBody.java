package io.openheim.testing;

import io.openheim.internal.json.BrokenJsonException;
import io.openheim.internal.json.JsonTree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** What was sent or came, in the form in which a person reads it best. */
sealed interface TapedBody {
  /** Nested deeper, it could not be read again where it stands inside a file. */
  int DEEPEST = 200;

  /** Nothing. */
  record None() implements TapedBody {}

  /** A tree as {@link JsonTree} makes it. */
  record Json(@Nullable Object tree) implements TapedBody {}

  /** Text that is no JSON, or is kept byte for byte. */
  record Text(String text) implements TapedBody {}

  /** Anything else. */
  record Bytes(ByteString bytes) implements TapedBody {}

  /** For requests: JSON where it is an object or array. */
  static TapedBody of(ByteString bytes) {
    TapedBody exact = exact(bytes);
    if (exact instanceof Text text && text.text().stripLeading().matches("(?s)[\\[{].*")) {
      try {
        Object tree = JsonTree.parse(text.text());
        return depth(tree) > DEEPEST ? exact : new Json(tree);
      } catch (BrokenJsonException e) {
        return exact;
      }
    }
    return exact;
  }

  /** For responses: with every byte. */
  static TapedBody exact(ByteString bytes) {
    if (bytes.size() == 0) {
      return new None();
    }
    try {
      ByteBuffer buffer = bytes.asByteBuffer();
      return new Text(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
    } catch (CharacterCodingException e) {
      return new Bytes(bytes);
    }
  }

  private static int depth(@Nullable Object tree) {
    int deepest = 0;
    if (tree instanceof Map<?, ?> object) {
      for (Object value : object.values()) {
        deepest = Math.max(deepest, 1 + depth(value));
      }
    } else if (tree instanceof List<?> array) {
      for (Object item : array) {
        deepest = Math.max(deepest, 1 + depth(item));
      }
    }
    return deepest;
  }
}
