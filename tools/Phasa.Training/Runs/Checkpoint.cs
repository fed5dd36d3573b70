using System.Runtime.InteropServices;

namespace Phasa.Training.Runs;

/// <summary>
/// A run on disk, between two steps. What was drawn so far need not be kept: each step draws from its own seed.
/// </summary>
internal static class Checkpoint
{
    private static ReadOnlySpan<byte> Magic => "PhasaCK1"u8;

    /// <summary>Writes a checkpoint in the place of the one before.</summary>
    public static void Write(TrainingRun run, TrainingOptions options, string path)
    {
        var unfinished = path + ".part";
        using (var output = new BinaryWriter(File.Create(unfinished)))
        {
            output.Write(Magic);
            output.Write(options.Describe());
            output.Write(run.Step);
            output.Write(MemoryMarshal.AsBytes(run.Features.Updates.AsSpan()));
            foreach (var values in new[] { run.Features.Values, run.Features.First, run.Features.Second })
            {
                output.Write(MemoryMarshal.AsBytes(values.AsSpan()));
            }
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Takes a run to where a checkpoint was written.</summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="InvalidDataException">It is of a run with other options, or damaged.</exception>
    public static bool TryRead(TrainingRun run, TrainingOptions options, string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var input = new BinaryReader(File.OpenRead(path));
        try
        {
            if (!input.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
            {
                throw new InvalidDataException($"{path} is not a checkpoint.");
            }

            if (input.ReadString() is var written && written != options.Describe())
            {
                throw new InvalidDataException($"{path} is of a run with other options: {written}. Delete it to start anew.");
            }

            run.Step = input.ReadInt32();
            input.BaseStream.ReadExactly(MemoryMarshal.AsBytes(run.Features.Updates.AsSpan()));
            foreach (var values in new[] { run.Features.Values, run.Features.First, run.Features.Second })
            {
                input.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            }

            return true;
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException($"{path} is cut off. Delete it to start anew.");
        }
    }
}
