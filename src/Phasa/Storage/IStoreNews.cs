namespace Phasa.Storage;

/// <summary>Tells what other processes have written to a store, so that nobody has to wait for the next look.</summary>
/// <remarks>News may be lost or come late; whoever hears of something looks for it, and looks from time to time anyway.</remarks>
public interface IStoreNews
{
    /// <summary>Listens until it is cancelled or the store cannot be reached any more.</summary>
    /// <param name="heard">Told what there is to look for; everything at first, since nobody knows what was missed. Must not throw or wait.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreUnavailable"/> when the store cannot be reached.</exception>
    Task ListenAsync(Action<StoreTopic> heard, CancellationToken cancellationToken);
}
