package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.llm.LlmRequest;
import io.openheim.message.ToolCall;
import io.openheim.openai.CallAssembler.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Cuts calls as servers cut them, in ways chosen at random, and has them put together. What was cut
 * is what has to come out, whatever numbers and ids the server gives or leaves out.
 */
class CallFuzzTest {
  private static final int CONVERSATIONS = 20_000;
  private static final List<String> ARGUMENTS =
      List.of("{\"x\":1}", "{}", "{\"a\":\"b{}\",\"n\":[1,2]}", "{\"x\":{\"y\":{}}}");

  @Test
  void callsThatWereCut_areWholeAgain() {
    for (int seed = 0; seed < CONVERSATIONS; seed++) {
      new Server(new Random(seed), seed).check();
    }
  }

  /** A server with habits of its own. */
  private static final class Server {
    private final Random random;
    private final int seed;
    private final boolean indexed;
    private final boolean reuses;
    private final int firstIndex;
    private final int step;
    private final boolean identified;
    private final Continuation continuation;
    private final boolean interleaves;
    private final boolean lateNames;
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<List<String>> pieces = new ArrayList<>();
    private final ReplyBuilder reply =
        new ReplyBuilder("m", new CallIds.Register(new LlmRequest(List.of(), List.of())), "");
    private final CallAssembler assembler = new CallAssembler(reply);

    /** What a piece that is not the first says of the call's id. */
    private enum Continuation {
      NOTHING,
      EMPTY,
      SAME,
      MINTED
    }

    Server(Random random, int seed) {
      this.random = random;
      this.seed = seed;
      this.indexed = random.nextInt(4) > 0;
      this.identified = !indexed || random.nextBoolean();
      this.reuses = indexed && identified && random.nextInt(5) == 0;
      this.firstIndex = random.nextInt(3);
      this.step = 1 + random.nextInt(3);
      Continuation wished = Continuation.values()[random.nextInt(4)];
      this.continuation = identified ? wished : Continuation.NOTHING;
      // Only where a piece can be known: by a number of its own, or by its id.
      this.interleaves =
          random.nextBoolean()
              && ((indexed && !reuses) || (!indexed && continuation == Continuation.SAME));
      this.lateNames = indexed && !reuses && random.nextInt(4) == 0;
      for (int i = 0; i <= random.nextInt(4); i++) {
        String arguments = ARGUMENTS.get(random.nextInt(ARGUMENTS.size()));
        calls.add(new ToolCall(identified ? "id" + i : "", "f" + random.nextInt(2), arguments));
        pieces.add(cut(arguments));
      }
    }

    private List<String> cut(String text) {
      List<String> cut = new ArrayList<>();
      int at = random.nextBoolean() ? 0 : text.length();
      cut.add(text.substring(0, at));
      while (at < text.length()) {
        int end = Math.min(text.length(), at + 1 + random.nextInt(5));
        cut.add(text.substring(at, end));
        at = end;
      }
      return cut;
    }

    void check() {
      int[] said = new int[calls.size()];
      int begun = 0;
      while (true) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < begun; i++) {
          if (said[i] < pieces.get(i).size()) {
            open.add(i);
          }
        }
        boolean mayBegin = begun < calls.size() && (open.isEmpty() || interleaves);
        if (mayBegin && (open.isEmpty() || random.nextBoolean())) {
          begin(begun);
          said[begun++] = 1;
        } else if (!open.isEmpty()) {
          int call = open.get(random.nextInt(open.size()));
          goOn(call, pieces.get(call).get(said[call]++));
        } else {
          break;
        }
      }
      end();
    }

    private void begin(int call) {
      boolean late = lateNames && pieces.get(call).size() > 1;
      say(call, calls.get(call).id(), late ? "" : calls.get(call).name(), pieces.get(call).get(0));
      if (late) {
        say(call, "", calls.get(call).name(), "");
      }
    }

    private void goOn(int call, String arguments) {
      String id =
          switch (continuation) {
            case NOTHING, EMPTY -> "";
            case SAME -> calls.get(call).id();
            case MINTED -> "chunk" + random.nextInt(1_000_000);
          };
      // Some say the name again and again, which is harmless where the id says it is the same.
      boolean again = continuation == Continuation.SAME && random.nextBoolean();
      say(call, id, again ? calls.get(call).name() : "", arguments);
    }

    private void say(int call, String id, String name, String arguments) {
      Integer index = indexed ? Integer.valueOf(reuses ? 0 : firstIndex + call * step) : null;
      assembler.add(index, 0, true, new Piece(id, name, arguments, Map.of()));
    }

    private void end() {
      List<ToolCall> found = reply.calls();
      assertThat(assembler.hasNameless()).as("seed " + seed).isFalse();
      assertThat(found).as("seed " + seed).hasSameSizeAs(calls);
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < calls.size(); i++) {
        ToolCall call = calls.get(i);
        assertThat(found.get(i).name()).as("seed " + seed).isEqualTo(call.name());
        assertThat(found.get(i).arguments()).as("seed " + seed).isEqualTo(call.arguments());
        if (identified) {
          assertThat(found.get(i).id()).as("seed " + seed).isEqualTo(call.id());
        }
        ids.add(found.get(i).id());
      }
      assertThat(ids).as("seed " + seed).hasSameSizeAs(calls);
    }
  }
}
