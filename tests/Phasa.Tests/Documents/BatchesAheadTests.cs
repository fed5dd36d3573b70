using System.Threading.Channels;
using Phasa.Documents;

namespace Phasa.Tests.Documents;

public class BatchesAheadTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_TwoBatches_RunAtOnceAndAnswerInOrder()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        var results = Run(["a", "b"], async batch =>
        {
            (batch == "a" ? first : second).SetResult();
            await (batch == "a" ? second : first).Task;
            return batch;
        });

        Assert.Equal(["a", "b"], await results.ToListAsync(Cancelled));
    }

    [Fact]
    public async Task RunAsync_ManyBatches_NeverMoreThanTwoAtOnce()
    {
        var (running, most) = (0, 0);
        var results = Run([.. Enumerable.Range(0, 50).Select(i => $"d{i}")], async batch =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return batch;
        });

        Assert.Equal(50, await results.CountAsync(Cancelled));
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task RunAsync_SameDocumentInTheNextBatch_WaitsForTheFirst()
    {
        var running = 0;
        var results = Run(["a", "a", "a b", "b"], async batch =>
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return batch;
        });

        Assert.Equal(["a", "a", "a b", "b"], await results.ToListAsync(Cancelled));
    }

    [Fact]
    public async Task RunAsync_NextBatchIsNotThereYet_AnswersTheFirst()
    {
        var batches = Channel.CreateUnbounded<string>();
        await batches.Writer.WriteAsync("a", Cancelled);
        await using var results = Run(batches.Reader.ReadAllAsync(Cancelled), Task.FromResult).GetAsyncEnumerator(Cancelled);

        Assert.True(await results.MoveNextAsync());
        Assert.Equal("a", results.Current);
        await batches.Writer.WriteAsync("b", Cancelled);
        Assert.True(await results.MoveNextAsync());
        batches.Writer.Complete();
        Assert.False(await results.MoveNextAsync());
    }

    [Fact]
    public async Task RunAsync_ReadingFails_GivesWhatWasBegunFirst()
    {
        List<string> seen = [];
        var release = new TaskCompletionSource();
        var failure = await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var result in Run(Failing(release), async batch =>
            {
                await release.Task;
                return batch;
            }))
            {
                seen.Add(result);
            }
        });

        Assert.Equal("broken", failure.Message);
        Assert.Equal(["a"], seen);
    }

    [Fact]
    public async Task RunAsync_ABatchFails_EndsAfterTheOtherHasEnded()
    {
        var (ended, begun) = (false, new TaskCompletionSource());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Run(["bad", "good"], async batch =>
        {
            if (batch == "bad")
            {
                await begun.Task;
                throw new InvalidOperationException();
            }

            begun.SetResult();
            await Task.Yield();
            ended = true;
            return batch;
        }).ToListAsync(Cancelled));

        Assert.True(ended);
    }

    private static async IAsyncEnumerable<string> Failing(TaskCompletionSource release)
    {
        yield return "a";
        await Task.Yield();
        release.SetResult();
        throw new IOException("broken");
    }

    private static IAsyncEnumerable<string> Run(string[] batches, Func<string, Task<string>> run) => Run(batches.ToAsyncEnumerable(), run);

    private static IAsyncEnumerable<string> Run(IAsyncEnumerable<string> batches, Func<string, Task<string>> run) =>
        BatchesAhead.RunAsync(batches, b => b.Split(' '), run, Cancelled);

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
