package io.openheim.testing;

import io.openheim.internal.http.Redaction;
import io.openheim.shape.JsonNumber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Takes out of an exchange what must not be in a file. */
final class Scrub {
  private final Redaction redaction;
  private final UnaryOperator<String> users;

  /**
   * A scrub.
   *
   * @param users sees every text after the secrets were blotted out
   */
  Scrub(Redaction redaction, UnaryOperator<String> users) {
    this.redaction = redaction;
    this.users = users;
  }

  TapedExchange.Asked clean(TapedExchange.Asked request) {
    return new TapedExchange.Asked(
        clean(request.method()),
        clean(request.path()),
        clean(request.headers()),
        clean(request.body(), false));
  }

  TapedExchange.Answered clean(TapedExchange.Answered response) {
    boolean cut = response.end() != TapedExchange.End.WHOLE;
    return new TapedExchange.Answered(
        response.status(), clean(response.headers()), clean(response.body(), cut), response.end());
  }

  private Map<String, String> clean(Map<String, String> headers) {
    Map<String, String> clean = new LinkedHashMap<>();
    headers.forEach((name, value) -> clean.put(name, clean(value)));
    return clean;
  }

  private TapedBody clean(TapedBody body, boolean cut) {
    if (body instanceof TapedBody.Json json) {
      return new TapedBody.Json(clean(json.tree()));
    }
    if (body instanceof TapedBody.Text text) {
      return new TapedBody.Text(
          users.apply(cut ? redaction.cleanCut(text.text()) : redaction.clean(text.text())));
    }
    if (body instanceof TapedBody.Bytes bytes) {
      return clean(bytes.bytes(), cut);
    }
    return body;
  }

  /** A byte is a character here, so that what is plain text among them can be seen. */
  private TapedBody clean(ByteString bytes, boolean cut) {
    String text = bytes.string(StandardCharsets.ISO_8859_1);
    String clean = users.apply(cut ? redaction.cleanCut(text) : redaction.clean(text));
    return new TapedBody.Bytes(ByteString.encodeString(clean, StandardCharsets.ISO_8859_1));
  }

  private @Nullable Object clean(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> object) {
      Map<String, @Nullable Object> clean = new LinkedHashMap<>();
      object.forEach((name, value) -> clean.put(free(clean, clean((String) name)), clean(value)));
      return clean;
    }
    if (tree instanceof List<?> array) {
      List<@Nullable Object> clean = new ArrayList<>();
      array.forEach(item -> clean.add(clean(item)));
      return clean;
    }
    if (tree instanceof JsonNumber number) {
      String clean = clean(number.text());
      return clean.equals(number.text()) ? number : clean;
    }
    return tree instanceof String text ? clean(text) : tree;
  }

  /** Two names that were different may look alike now. */
  private static String free(Map<String, ?> taken, String name) {
    String free = name;
    for (int i = 2; taken.containsKey(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  String clean(String text) {
    return users.apply(redaction.clean(text));
  }
}
