package io.openheim.gemini;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.internal.json.JsonTree;
import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyPart;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads tool calls, which come whole; or, from Vertex AI if it is asked to, piece by piece: a part
 * with the name, parts with pieces of the arguments, and one that says that nothing follows.
 */
final class CallReader {
  private static final JsonReader.Options CALL =
      JsonReader.Options.of("id", "name", "args", "partialArgs", "willContinue");

  private final ReplyBuilder reply;
  private final GeminiTurn turn;
  private final boolean ids;
  private @Nullable Open open;
  private boolean nameless;

  /**
   * Begins.
   *
   * @param ids whether the provider wants its ids back
   */
  CallReader(ReplyBuilder reply, GeminiTurn turn, boolean ids) {
    this.reply = reply;
    this.turn = turn;
    this.ids = ids;
  }

  /** Whether a call came without ever being given a name. */
  boolean hasNameless() {
    return nameless;
  }

  /** Whether the pieces of a call are not all there. */
  boolean isOpen() {
    return open != null;
  }

  /** Reads a part with a call, or with a piece of one. */
  void read(String json, String signature, Map<String, String> part) throws IOException {
    Piece piece = Piece.read(JsonReader.of(new Buffer().writeUtf8(json)));
    if (piece.name.isEmpty()) {
      more(piece);
      return;
    }
    close();
    if (piece.continues || piece.partial != null) {
      open = new Open(reply.call(piece.id, piece.name), piece.id, signature);
      more(piece);
      return;
    }
    ReplyPart call = reply.call(piece.id, piece.name);
    call.append(piece.args);
    reply.kept(json.length() + signature.length());
    if (isReplayable(call, piece.id)) {
      Map<String, String> fields = new LinkedHashMap<>(part);
      sign(fields, signature);
      turn.part(fields, signature.isEmpty() && part.size() == 1);
    } else {
      replay(call, piece.id, piece.args, signature);
    }
  }

  private void more(Piece piece) throws IOException {
    Open call = open;
    if (call == null) {
      nameless |= piece.partial != null || !piece.args.equals("{}");
      return;
    }
    if (piece.partial != null) {
      call.arguments.read(JsonReader.of(new Buffer().writeUtf8(piece.partial)));
      reply.kept(piece.partial.length());
    }
    if (!piece.continues) {
      close();
    }
  }

  /** Takes what came of a call as all of it. */
  void close() throws IOException {
    Open call = open;
    if (call != null) {
      open = null;
      String arguments = call.arguments.json();
      call.part.append(arguments);
      replay(call.part, call.id, arguments, call.signature);
    }
  }

  /** Whether the call can go back as it came, and its result will name it by the same id. */
  private boolean isReplayable(ReplyPart call, String sentId) {
    return call.kind() == ReplyPart.Kind.CALL
        && PartWriter.name(call.name()).equals(call.name())
        && (sentId.isEmpty() || hasId(call, sentId));
  }

  private boolean hasId(ReplyPart call, String sentId) {
    return ids && !sentId.isEmpty() && call.id().equals(sentId) && !CallIds.isMinted(sentId);
  }

  /** Puts the call together anew; where it took the answer, it is text to everybody from now on. */
  private void replay(ReplyPart call, String sentId, String arguments, String signature)
      throws IOException {
    if (call.kind() != ReplyPart.Kind.CALL) {
      turn.text(arguments, false, signature);
      return;
    }
    String id = hasId(call, sentId) ? "\"id\":" + JsonTree.write(sentId) + "," : "";
    String name = JsonTree.write(PartWriter.name(call.name()));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("functionCall", "{" + id + "\"name\":" + name + ",\"args\":" + arguments + "}");
    sign(fields, signature);
    turn.part(fields, signature.isEmpty());
  }

  private static void sign(Map<String, String> fields, String signature) {
    if (!signature.isEmpty()) {
      fields.put("thoughtSignature", JsonTree.write(signature));
    }
  }

  /** A call of which more is to come. */
  private static final class Open {
    private final ReplyPart part;
    private final String id;
    private final String signature;
    private final PartialArguments arguments = new PartialArguments();

    Open(ReplyPart part, String id, String signature) {
      this.part = part;
      this.id = id;
      this.signature = signature;
    }
  }

  /** What one part says of a call. */
  private record Piece(
      String id, String name, String args, @Nullable String partial, boolean continues) {
    static Piece read(JsonReader json) throws IOException {
      String id = "";
      String name = "";
      String args = "{}";
      String partial = null;
      boolean continues = false;
      if (Json.enterObject(json)) {
        while (json.hasNext()) {
          switch (json.selectName(CALL)) {
            case 0 -> id = orEmpty(Json.string(json));
            case 1 -> name = orEmpty(Json.string(json));
            case 2 -> args = PartReader.raw(json);
            case 3 -> partial = PartReader.raw(json);
            case 4 -> continues = "true".equals(Json.text(json));
            default -> Json.skipField(json);
          }
        }
        json.endObject();
      }
      boolean none = args.isBlank() || args.equals("null");
      boolean noPartial = partial == null || partial.equals("null");
      return new Piece(id, name, none ? "{}" : args, noPartial ? null : partial, continues);
    }

    private static String orEmpty(@Nullable String text) {
      return text == null ? "" : text;
    }
  }
}
