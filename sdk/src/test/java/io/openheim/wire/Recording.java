package io.openheim.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One file of recorded exchanges with a provider. */
record Recording(Map<String, Object> tree) {
  static Recording read(Path file) {
    try {
      return new Recording(JsonTree.object(JsonTree.parse(Files.readString(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  String id() {
    return tree.get("provider") + "/" + tree.get("id");
  }

  String dialect() {
    return (String) tree.get("dialect");
  }

  /** The provider's name as the table of providers has it. */
  String provider() {
    String provider = (String) tree.get("provider");
    return provider.startsWith("openai-") ? "openai" : provider;
  }

  boolean has(String tag) {
    return JsonTree.array(tree.get("tags")).contains(tag);
  }

  List<Exchange> exchanges() {
    return JsonTree.array(tree.get("exchanges")).stream()
        .map(exchange -> new Exchange(JsonTree.object(exchange)))
        .toList();
  }

  @Override
  public String toString() {
    return id();
  }

  /** One request and what came of it. */
  record Exchange(Map<String, Object> tree) {
    Map<String, Object> request() {
      return JsonTree.object(tree.get("request"));
    }

    String path() {
      return (String) request().get("path");
    }

    /** The body of the request; empty if it is no JSON object. */
    Map<String, Object> body() {
      return request().get("body") instanceof Map<?, ?> body ? JsonTree.object(body) : Map.of();
    }

    RecordedAnswer answer() {
      return RecordedAnswer.of(JsonTree.object(tree.get("response")));
    }

    Map<String, Object> expect() {
      return JsonTree.object(tree.get("expect"));
    }

    boolean isError() {
      return expect().get("errorStatus") != null || expect().containsKey("error");
    }
  }
}
