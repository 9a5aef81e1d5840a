package io.openheim.internal.wire;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.http.TooLongException;
import io.openheim.internal.json.BrokenJsonException;
import io.openheim.internal.json.Json;
import io.openheim.llm.ModelInfo;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of models. It is read the same way for all formats: as {@code data} of OpenAI,
 * of Anthropic and of those who speak like them, as {@code models} of Gemini and of Ollama, or as a
 * bare list, which Together sends.
 *
 * @param models the models
 * @param cursor what asks for the next page, or null if this is the last one
 */
record ModelPage(List<ModelInfo> models, @Nullable String cursor) {

  /** A hundred times what any router has. */
  static final int MOST = 100_000;

  /**
   * Reads a page.
   *
   * @throws IOException if it is malformed, or something else
   * @throws BrokenJsonException if a model in it has no id
   */
  static ModelPage read(Buffer body) throws IOException {
    JsonReader json = JsonReader.of(body);
    ModelPage page =
        switch (json.peek()) {
          case BEGIN_ARRAY -> new ModelPage(models(json), null);
          case BEGIN_OBJECT -> new Found().read(json);
          default -> throw new IOException("something else");
        };
    if (json.peek() != JsonReader.Token.END_DOCUMENT) {
      throw new IOException("more than one document");
    }
    return page;
  }

  private static List<ModelInfo> models(JsonReader json) throws IOException {
    List<ModelInfo> models = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      models.add(new FoundModel().read(json));
      if (models.size() > MOST) {
        throw new TooLongException("a list of more than 100,000 models");
      }
    }
    json.endArray();
    return models;
  }

  /** The parts of a page, while they are looked for. */
  private static final class Found {
    private @Nullable List<ModelInfo> data;
    private @Nullable List<ModelInfo> others;
    private boolean more;
    private @Nullable String lastId;
    private @Nullable String nextToken;

    ModelPage read(JsonReader json) throws IOException {
      json.beginObject();
      while (json.hasNext()) {
        switch (json.nextName()) {
          case "data" -> data = list(json);
          case "models" -> others = list(json);
          case "has_more" -> more = "true".equals(Json.text(json));
          case "last_id" -> lastId = Json.string(json);
          case "nextPageToken" -> nextToken = Json.string(json);
          default -> json.skipValue();
        }
      }
      json.endObject();
      // A server of llama.cpp sends both; its data are as OpenAI's.
      List<ModelInfo> models = data == null ? others : data;
      if (models == null) {
        throw new IOException("something else");
      }
      return new ModelPage(models, cursor());
    }

    private @Nullable String cursor() {
      String cursor = nextToken == null && more ? lastId : nextToken;
      return cursor == null || cursor.isEmpty() ? null : cursor;
    }

    /** Ollama says null if it has none. */
    private static @Nullable List<ModelInfo> list(JsonReader json) throws IOException {
      return switch (json.peek()) {
        case BEGIN_ARRAY -> models(json);
        case NULL -> {
          json.skipValue();
          yield List.of();
        }
        default -> {
          json.skipValue();
          yield null;
        }
      };
    }
  }

  /** The parts of a model, while they are looked for. */
  private static final class FoundModel {
    private static final String PREFIX = "models/";

    private @Nullable String id;
    private @Nullable String name;
    private @Nullable String displayName;
    private @Nullable Long context;
    private @Nullable Long output;
    private @Nullable Instant created;

    ModelInfo read(JsonReader json) throws IOException {
      String path = json.getPath();
      if (Json.enterObject(json)) {
        while (json.hasNext()) {
          field(json, json.nextName());
        }
        json.endObject();
      }
      String known = id == null ? name : id;
      if (known == null || known.isBlank()) {
        throw new BrokenJsonException("the model at " + path + " has no id");
      }
      String shown = displayName != null ? displayName : id == null ? null : name;
      return new ModelInfo(
          known.startsWith(PREFIX) ? known.substring(PREFIX.length()) : known,
          shown == null || shown.isBlank() || shown.equals(known) ? null : shown,
          context,
          output,
          created);
    }

    private void field(JsonReader json, String field) throws IOException {
      switch (field) {
        case "id" -> id = Json.string(json);
        case "name" -> name = Json.string(json);
        case "display_name", "displayName" -> displayName = Json.string(json);
        case "context_window",
            "context_length",
            "max_context_length",
            "max_model_len",
            "max_input_tokens",
            "inputTokenLimit" ->
            context = first(context, Json.count(json));
        case "max_completion_tokens", "max_output_tokens", "max_tokens", "outputTokenLimit" ->
            output = first(output, Json.count(json));
        case "top_provider" -> topProvider(json);
        case "created" -> created = seconds(Json.count(json));
        case "created_at" -> created = date(Json.string(json));
        default -> json.skipValue();
      }
    }

    /** OpenRouter says here what the best of the providers behind it gives. */
    private void topProvider(JsonReader json) throws IOException {
      if (Json.enterObject(json)) {
        while (json.hasNext()) {
          if (json.nextName().equals("max_completion_tokens")) {
            output = first(output, Json.count(json));
          } else {
            json.skipValue();
          }
        }
        json.endObject();
      }
    }

    private static @Nullable Long first(@Nullable Long known, long count) {
      return known == null && count > 0 ? Long.valueOf(count) : known;
    }

    /** Who does not know says 0. */
    private static @Nullable Instant seconds(long count) {
      return count <= 0 || count > Instant.MAX.getEpochSecond()
          ? null
          : Instant.ofEpochSecond(count);
    }

    private static @Nullable Instant date(@Nullable String text) {
      try {
        Instant date = text == null ? Instant.EPOCH : Instant.parse(text);
        return date.equals(Instant.EPOCH) ? null : date;
      } catch (DateTimeParseException e) {
        return null;
      }
    }
  }
}
