package io.openheim.testing;

import io.openheim.error.ConfigException;
import io.openheim.internal.json.BrokenJsonException;
import io.openheim.internal.json.JsonTree;
import io.openheim.shape.JsonNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Exchanges as a file: an array of JSON, fit to be read and compared by people. */
final class CassetteFile {
  /** What to do about a cassette that no longer says what is so. */
  static final String AGAIN =
      "delete the file and record it again with -D" + Cassette.RECORD + "=true";

  private CassetteFile() {}

  /** Writes the whole file, or leaves the old one as it is. */
  static void write(Path path, List<TapedExchange> exchanges) {
    List<Object> tree = new ArrayList<>();
    for (TapedExchange exchange : exchanges) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("request", tree(exchange.request()));
      one.put("response", tree(exchange.response()));
      tree.add(one);
    }
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path part = path.resolveSibling(path.getFileName() + ".part");
      Files.writeString(part, PrettyJson.write(tree));
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the cassette " + path + " could not be written", e);
    }
  }

  private static Map<String, @Nullable Object> tree(TapedExchange.Asked request) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("method", request.method());
    tree.put("path", request.path());
    tree.put("headers", request.headers());
    put(tree, request.body());
    return tree;
  }

  private static Map<String, @Nullable Object> tree(TapedExchange.Answered response) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("status", new JsonNumber(Integer.toString(response.status())));
    tree.put("headers", response.headers());
    put(tree, response.body());
    if (response.end() != TapedExchange.End.WHOLE) {
      tree.put("cut", response.end().name().toLowerCase(Locale.ROOT));
    }
    return tree;
  }

  private static void put(Map<String, @Nullable Object> tree, TapedBody body) {
    if (body instanceof TapedBody.Json json) {
      tree.put("json", json.tree());
    } else if (body instanceof TapedBody.Text text) {
      // Line by line: a stream is one long line of JSON otherwise.
      tree.put("text", List.of(text.text().split("(?<=\n)")));
    } else if (body instanceof TapedBody.Bytes bytes) {
      tree.put("base64", bytes.bytes().base64());
    }
  }

  /**
   * Reads a file.
   *
   * @throws ConfigException if it is no cassette
   */
  static List<TapedExchange> read(Path path) {
    String place = "";
    try {
      Object tree = JsonTree.parse(Files.readString(path));
      List<TapedExchange> exchanges = new ArrayList<>();
      for (Object item : cast(List.class, tree, "an array of exchanges")) {
        place = "exchange " + (exchanges.size() + 1) + ": ";
        Map<?, ?> exchange = cast(Map.class, item, "an object");
        exchanges.add(
            new TapedExchange(
                request(cast(Map.class, exchange.get("request"), "a request")),
                response(cast(Map.class, exchange.get("response"), "a response"))));
      }
      return exchanges;
    } catch (BrokenJsonException e) {
      throw broken(path, place + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("the cassette " + path + " could not be read", e);
    }
  }

  private static ConfigException broken(Path path, String reason) {
    return new ConfigException(
        "the cassette " + path + " is none: " + reason + "; correct it, or " + AGAIN);
  }

  private static TapedExchange.Asked request(Map<?, ?> tree) {
    return new TapedExchange.Asked(
        cast(String.class, tree.get("method"), "a method"),
        cast(String.class, tree.get("path"), "a path"),
        headers(tree),
        body(tree));
  }

  private static TapedExchange.Answered response(Map<?, ?> tree) {
    String status = cast(JsonNumber.class, tree.get("status"), "a status").text();
    if (!status.matches("[1-5][0-9][0-9]")) {
      throw new BrokenJsonException("the status must be from 100 to 599; found " + status);
    }
    return new TapedExchange.Answered(
        Integer.parseInt(status), headers(tree), body(tree), end(tree.get("cut")));
  }

  private static TapedExchange.End end(@Nullable Object cut) {
    for (TapedExchange.End end : TapedExchange.End.values()) {
      if (end.name().toLowerCase(Locale.ROOT).equals(cut == null ? "whole" : cut)) {
        return end;
      }
    }
    throw new BrokenJsonException("cut must be closed or broken; found " + cut);
  }

  private static Map<String, String> headers(Map<?, ?> tree) {
    Map<String, String> headers = new LinkedHashMap<>();
    Map<?, ?> found = cast(Map.class, tree.get("headers"), "headers");
    found.forEach(
        (name, value) ->
            headers.put((String) name, cast(String.class, value, "text in each header")));
    return headers;
  }

  private static TapedBody body(Map<?, ?> tree) {
    if (tree.containsKey("json")) {
      return new TapedBody.Json(tree.get("json"));
    }
    if (tree.containsKey("text")) {
      StringBuilder text = new StringBuilder();
      for (Object line : cast(List.class, tree.get("text"), "text as an array of lines")) {
        text.append(cast(String.class, line, "text as an array of lines"));
      }
      return new TapedBody.Text(text.toString());
    }
    if (tree.containsKey("base64")) {
      ByteString bytes = ByteString.decodeBase64(cast(String.class, tree.get("base64"), "base64"));
      return new TapedBody.Bytes(cast(ByteString.class, bytes, "base64"));
    }
    return new TapedBody.None();
  }

  private static <T> T cast(Class<T> type, @Nullable Object value, String what) {
    if (!type.isInstance(value)) {
      throw new BrokenJsonException("it must have " + what);
    }
    return type.cast(Objects.requireNonNull(value));
  }
}
